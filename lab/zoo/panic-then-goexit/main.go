// A panicking goroutine calls Goexit in a deferred function: the panic is lost, and main waits for ever.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:guilty main
//zoo:site main.main
//zoo:line misplaced-goexit
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer runtime.Goexit()
		panic("lost")
	}()
	<-done // dies
}
