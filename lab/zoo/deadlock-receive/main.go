// Main waits for a value that nobody sends.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

func main() {
	<-make(chan int)
}
