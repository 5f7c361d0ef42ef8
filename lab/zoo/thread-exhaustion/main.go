// More goroutines block in system calls than the runtime allows threads.
//
//zoo:kind fatal
//zoo:message thread exhaustion
//zoo:line thread-exhaustion
package main

import (
	"runtime/debug"
	"syscall"
)

func main() {
	debug.SetMaxThreads(8)
	for range make([]int, 20) {
		go func() {
			var pipe [2]int
			syscall.Pipe(pipe[:])
			syscall.Read(pipe[0], make([]byte, 1))
		}()
	}
	select {}
}
