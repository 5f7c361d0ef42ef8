// A mapped file is read behind its end: SIGBUS.
//
//zoo:kind fatal
//zoo:message fault
//zoo:guilty main
//zoo:site main.main
//zoo:line memory-corruption
package main

import (
	"os"
	"syscall"
)

func main() {
	file, err := os.Create("data")
	if err != nil {
		panic(err)
	}
	data, err := syscall.Mmap(int(file.Fd()), 0, 8192, syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		panic(err)
	}
	println(data[5000]) // dies
}
