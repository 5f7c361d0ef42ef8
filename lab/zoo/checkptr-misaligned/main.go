// A pointer is converted to one of a type that it is not aligned for.
//
//zoo:build -gcflags=all=-d=checkptr
//zoo:kind checkptr
//zoo:message checkptr: misaligned pointer conversion
//zoo:guilty main
//zoo:site main.main
//zoo:line memory-corruption
package main

import "unsafe"

func main() {
	words := make([]*int, 2)
	pointer := unsafe.Pointer(uintptr(unsafe.Pointer(&words[0])) + 1)
	println(**(**int)(pointer) == 0) // dies
}
