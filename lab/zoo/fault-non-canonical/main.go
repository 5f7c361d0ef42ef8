// An address is read that no processor of this kind has: the kernel does not tell which.
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
	println(read(0x1122334455667788))
}
