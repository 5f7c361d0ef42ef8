// A function value is called whose code is nowhere.
//
//zoo:kind fatal
//zoo:message fault
//zoo:guilty main
//zoo:line memory-corruption
package main

import "unsafe"

func main() {
	code := uintptr(0xdeadbeef000)
	pointer := unsafe.Pointer(&code)
	(*(*func())(unsafe.Pointer(&pointer)))()
}
