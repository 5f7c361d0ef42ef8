// The Error method of the panic value ends the goroutine.
//
//zoo:kind deadlock
//zoo:kind@1.27 throw
//zoo:once
//zoo:recoverable no
package main

import "runtime"

type failure struct{}

func (failure) Error() string {
	runtime.Goexit()
	return ""
}

func main() {
	panic(failure{})
}
