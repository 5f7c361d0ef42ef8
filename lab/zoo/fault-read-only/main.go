// A byte of a string constant is written, on a goroutine.
//
//zoo:kind fatal
//zoo:message fault
//zoo:guilty other
//zoo:site main.capitalize
//zoo:line memory-corruption
package main

import "unsafe"

//go:noinline
func capitalize(text string) {
	*unsafe.StringData(text) -= 32 // dies
}

func main() {
	go capitalize("word")
	select {}
}
