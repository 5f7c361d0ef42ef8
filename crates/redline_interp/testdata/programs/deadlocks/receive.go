// A receive that nobody sends to is a deadlock.
// Spec: Receive operator.
package main

func main() {
	defer println("not printed")
	c := make(chan int)
	println("waiting")
	<-c
}
