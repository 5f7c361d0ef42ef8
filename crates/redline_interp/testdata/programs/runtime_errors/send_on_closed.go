// Sending to a closed channel panics, even with room in the buffer.
// Spec: Send statements.
package main

func main() {
	c := make(chan int, 3)
	c <- 1
	close(c)
	println(len(c))
	c <- 2
}
