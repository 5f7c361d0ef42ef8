// The system has no memory for the stack of a new thread: the C part of the runtime aborts.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
package main

// #include <unistd.h>
import "C"
import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	var pages uint64
	fmt.Sscan(string(text), &pages)
	size := pages*4096 + 64<<20
	limit := syscall.Rlimit{Cur: size, Max: size}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		panic(err)
	}
	for range make([]int, 50) {
		go C.sleep(100)
	}
	select {}
}
