// A panicking goroutine calls Goexit in a deferred function: the panic is lost, and main waits for ever.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer runtime.Goexit()
		panic("lost")
	}()
	<-done
}
