// A select that sends on a closed channel panics, even with a default.
// Spec: Select statements; Send statements.
package main

func main() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	default:
		println("not reached")
	}
}
