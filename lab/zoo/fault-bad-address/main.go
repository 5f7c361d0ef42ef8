// Memory is read through a pointer that was made of a number.
//
//zoo:kind fatal
//zoo:message fault
//zoo:guilty main
//zoo:site main.read
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func read(address uintptr) int {
	return *(*int)(unsafe.Pointer(address)) // dies
}

func main() {
	println(read(0x123456789000))
}
