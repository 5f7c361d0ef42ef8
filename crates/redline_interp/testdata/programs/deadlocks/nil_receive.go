// A receive from a nil channel blocks for ever.
// Spec: Receive operator.
package main

func main() {
	var c chan int
	<-c
}
