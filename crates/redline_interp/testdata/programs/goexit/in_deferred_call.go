// Goexit in a deferred call ends the goroutine while it returns.
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("still deferred")
		func() {
			defer runtime.Goexit()
			println("body")
		}()
		println("not reached")
	}()
	<-done
}
