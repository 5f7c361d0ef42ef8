// A fault that cannot be recovered from is printed with all goroutines at every level.
//
//zoo:each GOTRACEBACK=none GOTRACEBACK=system GOTRACEBACK=crash
//zoo:kind fatal
//zoo:message fault
//zoo:guilty main
//zoo:site main.read
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func read(address uintptr) int {
	return *(*int)(unsafe.Pointer(address)) // dies
}

func main() {
	go func() { select {} }()
	println(read(0xdeadbeef000))
}
