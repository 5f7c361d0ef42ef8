// A converted pointer reaches over the end of its allocation.
//
//zoo:build -gcflags=all=-d=checkptr
//zoo:kind checkptr
//zoo:message checkptr: converted pointer straddles multiple allocations
//zoo:guilty main
//zoo:site main.main
//zoo:line memory-corruption
package main

import "unsafe"

var kept *[1 << 20]byte

func main() {
	kept = (*[1 << 20]byte)(unsafe.Pointer(new([8]byte))) // dies
}
