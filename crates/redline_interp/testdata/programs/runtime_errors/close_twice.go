// Closing a closed channel panics.
// Spec: Close.
package main

func main() {
	c := make(chan int, 1)
	close(c)
	_, ok := <-c
	println(ok)
	close(c)
}
