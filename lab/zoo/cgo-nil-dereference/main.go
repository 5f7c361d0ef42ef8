// A nil dereference in Go is a panic as ever, in a program with C.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.name
//zoo:line nil-dereference
package main

import "C"

type user struct{ name string }

//go:noinline
func name(of *user) string {
	return of.name // dies
}

func main() {
	println(name(nil))
}
