// Go reads behind one of its own variables through unsafe: the address sanitizer tells.
//
//zoo:build -asan
//zoo:kind sanitizer
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func read(value *int64, index uintptr) int64 {
	return *(*int64)(unsafe.Add(unsafe.Pointer(value), index*8))
}

func main() {
	values := make([]int64, 6)
	println(read(&values[0], 6))
}
