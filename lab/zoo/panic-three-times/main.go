// Three panics follow from each other; the last one's deferred function divides by zero.
//
//zoo:kind panic
//zoo:message runtime error: integer divide by zero
//zoo:guilty main
//zoo:site main.main.func1
//zoo:line integer-fault
package main

import "errors"

var zero int

func main() {
	defer func() {
		println(1 / zero) // dies
	}()
	defer func() {
		panic(errors.New("second"))
	}()
	panic("first")
}
