// A bad address is read on a goroutine that asked for panics on faults.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.read
//zoo:line memory-corruption
package main

import (
	"runtime/debug"
	"unsafe"
)

//go:noinline
func read(address uintptr) int {
	return *(*int)(unsafe.Pointer(address)) // dies
}

func main() {
	debug.SetPanicOnFault(true)
	println(read(0xdeadbeef000))
}
