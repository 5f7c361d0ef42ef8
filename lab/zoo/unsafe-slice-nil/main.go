// unsafe.Slice is asked for a length behind a nil pointer.
//
//zoo:kind panic
//zoo:message runtime error: unsafe.Slice: ptr is nil and len is not zero
//zoo:guilty main
//zoo:site main.view
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func view(first *int, length int) []int {
	return unsafe.Slice(first, length) // dies
}

func main() {
	println(len(view(nil, 3)))
}
