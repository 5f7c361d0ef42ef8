// Pointer arithmetic leaves its allocation.
//
//zoo:build -gcflags=all=-d=checkptr
//zoo:kind checkptr
//zoo:message checkptr: pointer arithmetic result points to invalid allocation
//zoo:guilty main
//zoo:site main.main
//zoo:line memory-corruption
package main

import "unsafe"

var sink = make([]*int, 100)

func main() {
	address := uintptr(unsafe.Pointer(&sink[0]))
	pointer := unsafe.Pointer(address) // dies
	println(pointer == nil)
}
