// A select of which no clause can ever go on is a deadlock.
// Spec: Select statements.
package main

func main() {
	a, b := make(chan int), make(chan int)
	select {
	case <-a:
	case b <- 1:
	}
}
