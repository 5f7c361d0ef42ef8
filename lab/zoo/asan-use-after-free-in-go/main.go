// Go reads memory of C that was freed: the address sanitizer tells.
//
//zoo:build -asan
//zoo:kind sanitizer
//zoo:line memory-corruption
package main

// #include <stdlib.h>
import "C"
import "unsafe"

//go:noinline
func read(value *int) int {
	return *value
}

func main() {
	memory := C.malloc(8)
	C.free(memory)
	println(read((*int)(unsafe.Pointer(memory))))
}
