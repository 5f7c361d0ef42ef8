// A number that points into free memory is kept as a pointer: the collector finds it.
//
//zoo:kind throw
//zoo:message found bad pointer in Go heap (incorrect use of unsafe or cgo?)
//zoo:guilty none
//zoo:line memory-corruption
package main

import (
	"runtime"
	"unsafe"
)

var kept []unsafe.Pointer

//go:noinline
func addresses() []uintptr {
	var found []uintptr
	for range make([]int, 64) {
		found = append(found, uintptr(unsafe.Pointer(&make([]byte, 1<<20)[0])))
	}
	return found
}

func main() {
	for {
		for _, address := range addresses() {
			runtime.GC()
			kept = append(kept, unsafe.Pointer(address))
			runtime.GC()
		}
	}
}
