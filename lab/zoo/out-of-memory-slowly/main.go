// A program allocates until there is no more.
//
//zoo:kind fatal
//zoo:message runtime: out of memory
//zoo:line memory-exhaustion
package main

import "syscall"

var kept [][]byte

func main() {
	limit := syscall.Rlimit{Cur: 256 << 20, Max: 256 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		panic(err)
	}
	for {
		kept = append(kept, make([]byte, 1<<20))
	}
}
