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

var kept any

func main() {
	number := new(int64)
	kept = number
	kept = (*[100]int64)(unsafe.Pointer(number)) // dies
}
