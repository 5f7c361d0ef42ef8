// Main sends on a channel that nobody receives from.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

func main() {
	make(chan int) <- 1
}
