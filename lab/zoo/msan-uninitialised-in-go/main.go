// Go reads memory of C that nobody has written: the memory sanitizer tells.
//
//zoo:build -msan
//zoo:kind sanitizer
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
	println(read((*int)(unsafe.Pointer(memory))))
	C.free(memory)
}
