// unsafe.String is asked for a negative length.
//
//zoo:kind panic
//zoo:message runtime error: unsafe.String: len out of range
//zoo:guilty main
//zoo:site main.view
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func view(first *byte, length int) string {
	return unsafe.String(first, length) // dies
}

func main() {
	println(len(view(new(byte), -1)))
}
