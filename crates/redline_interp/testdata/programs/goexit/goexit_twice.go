// A Goexit in a deferred call during a Goexit changes nothing.
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("last")
		defer runtime.Goexit()
		defer println("first")
		runtime.Goexit()
	}()
	<-done
}
