// A recover inside a function deferred during Goexit stops only the panic of that function.
package main

import "runtime"

func cleanup() {
	defer func() { println("cleanup", recover().(string)) }()
	panic("x")
}

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		func() {
			defer cleanup()
			runtime.Goexit()
		}()
		println("not reached")
	}()
	<-done
	println("end")
}
