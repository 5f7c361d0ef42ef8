// The Error method of the panic value ends the goroutine.
//
//zoo:kind deadlock
//zoo:kind@1.27 throw
//zoo:recoverable unknown
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
