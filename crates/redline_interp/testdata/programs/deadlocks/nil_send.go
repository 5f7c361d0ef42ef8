// A send to a nil channel blocks for ever.
// Spec: Send statements.
package main

func main() {
	var c chan<- string
	c <- "x"
}
