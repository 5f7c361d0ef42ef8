// A range over a channel that is left keeps the rest in the channel.
// Spec: For statements with range clause.
package main

func main() {
	c := make(chan int, 5)
	for i := range 5 {
		c <- i
	}
	close(c)
	for v := range c {
		if v == 2 {
			break
		}
		print(v, " ")
	}
	println(len(c))
	println(<-c)
}
