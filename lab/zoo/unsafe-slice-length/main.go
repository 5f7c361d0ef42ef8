// unsafe.Slice is asked for a negative length.
//
//zoo:kind panic
//zoo:message runtime error: unsafe.Slice: len out of range
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
	println(len(view(new(int), -1)))
}
