// The system refuses a new thread.
//
//zoo:kind fatal
//zoo:message newosproc
//zoo:line thread-exhaustion
package main

import (
	"syscall"
)

// limitProcesses is RLIMIT_NPROC, which package syscall does not name.
const limitProcesses = 6

func main() {
	limit := syscall.Rlimit{Cur: 1, Max: 1}
	if err := syscall.Setrlimit(limitProcesses, &limit); err != nil {
		panic(err)
	}
	if syscall.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			panic(err)
		}
	}
	for range make([]int, 20) {
		go func() {
			var pipe [2]int
			syscall.Pipe(pipe[:])
			syscall.Read(pipe[0], make([]byte, 1))
		}()
	}
	select {}
}
