// A send to a full channel that nobody reads is a deadlock.
// Spec: Send statements.
package main

func main() {
	c := make(chan int, 2)
	for i := range 5 {
		println("sending", i)
		c <- i
	}
}
