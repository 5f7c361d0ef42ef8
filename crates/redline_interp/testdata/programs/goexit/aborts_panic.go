// Goexit in a deferred call makes an end of a panic: the program does not die of it.
package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { println("recover:", recover() == nil) }()
		defer runtime.Goexit()
		panic("ended by Goexit")
	}()
	<-done
	println("main goes on")
}
