// Three panics follow from each other; the last one's deferred function divides by zero.
//
//zoo:kind panic
//zoo:message runtime error: integer divide by zero
//zoo:guilty main
//zoo:site main.main
//zoo:line integer-fault
package main

import "errors"

var zero int

func main() {
	defer func() {
		println(1 / zero)
	}()
	defer func() {
		panic(errors.New("second"))
	}()
	panic("first") // dies
}
