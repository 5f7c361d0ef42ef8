// Main waits for a value that nobody sends.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:guilty main
//zoo:site main.main
//zoo:line deadlock
package main

func main() {
	<-make(chan int) // dies
}
