// An error is asserted to be of a type that it is not, in generic code.
//
//zoo:kind panic
//zoo:message interface conversion: error is *errors.errorString, not *fs.PathError
//zoo:guilty main
//zoo:site main.as[...]
//zoo:line failed-assertion
package main

import (
	"errors"
	"io/fs"
)

//go:noinline
func as[T error](err error) T {
	return err.(T) // dies
}

func main() {
	println(as[*fs.PathError](errors.New("plain")).Path)
}
