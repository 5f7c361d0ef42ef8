// One allocation asks for more than the process may have.
//
//zoo:kind fatal
//zoo:message out of memory
//zoo:guilty main
//zoo:line memory-exhaustion
package main

import "syscall"

var kept []byte

func main() {
	limit := syscall.Rlimit{Cur: 1 << 30, Max: 1 << 30}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		panic(err)
	}
	kept = make([]byte, 1<<33)
}
