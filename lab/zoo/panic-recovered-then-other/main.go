// A panic is recovered, and the deferred function panics with another value.
//
//zoo:kind panic
//zoo:message cannot go on: first
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "fmt"

func main() {
	defer func() {
		panic(fmt.Sprint("cannot go on: ", recover()))
	}()
	panic("first") // dies
}
