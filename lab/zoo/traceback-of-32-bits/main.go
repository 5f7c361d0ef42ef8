// A program for a processor of 32 bits faults, with registers and addresses of that size.
//
//zoo:arch 386
//zoo:env GOTRACEBACK=system
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
	println(read(0x12345678))
}
