// Main receives from a nil channel, and a goroutine sends on one.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "runtime"

func main() {
	var none chan int
	go func() { none <- 1 }()
	runtime.Gosched()
	<-none
}
