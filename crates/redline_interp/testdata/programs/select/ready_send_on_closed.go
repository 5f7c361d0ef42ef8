// A select with two clauses panics when the one that is ready sends on a closed channel.
// Spec: Select statements.
package main

func main() {
	c, d := make(chan int, 1), make(chan int)
	close(c)
	defer println("deferred")
	select {
	case c <- 1:
	case <-d:
	}
}
