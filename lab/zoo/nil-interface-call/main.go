// A method of a nil interface is called.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.describe
//zoo:line nil-dereference
package main

import "fmt"

//go:noinline
func describe(value fmt.Stringer) string {
	return value.String() // dies
}

func main() {
	println(describe(nil))
}
