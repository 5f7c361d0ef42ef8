// Main sends on a channel that nobody receives from.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:guilty main
//zoo:site main.main
//zoo:line deadlock
package main

func main() {
	make(chan int) <- 1 // dies
}
