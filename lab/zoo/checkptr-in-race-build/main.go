// Pointers are checked in programs that are built for the race detector.
//
//zoo:build -race
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
