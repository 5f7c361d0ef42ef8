// A panic during Goexit that is recovered lets the Goexit go on.
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("outer deferred")
		defer func() {
			println("recovered", recover().(string))
		}()
		defer func() {
			panic("during Goexit")
		}()
		runtime.Goexit()
	}()
	<-done
	println("main goes on")
}
