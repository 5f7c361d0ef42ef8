// A send that nobody receives is a deadlock.
// Spec: Send statements.
package main

func main() {
	c := make(chan int)
	c <- 1
}
