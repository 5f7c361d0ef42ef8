// A Goexit is no panic: recover gives nil and does not stop it.
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		func() {
			defer func() { println("recover:", recover() == nil) }()
			runtime.Goexit()
		}()
		println("not reached")
	}()
	<-done
	println("main goes on")
}
