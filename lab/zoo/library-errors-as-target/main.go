// errors.As is given a target that is no pointer.
//
//zoo:kind panic
//zoo:message errors: target must be a non-nil pointer
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "errors"

func main() {
	println(errors.As(errors.New("a"), 3)) // dies
}
