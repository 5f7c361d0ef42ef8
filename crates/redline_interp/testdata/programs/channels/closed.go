// A closed channel gives what is in it, and then zero values for ever.
// Spec: Receive operator; Close.
package main

func main() {
	c := make(chan int, 2)
	c <- 5
	close(c)
	v, ok := <-c
	println(v, ok)
	v, ok = <-c
	println(v, ok)
	println(<-c, len(c))
	for range c {
		println("never")
	}
	var w, again = <-c
	println(w, again)
}
