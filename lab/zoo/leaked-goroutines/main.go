// Goroutines that can never go on are found by the collector, and a dump marks them.
//
//zoo:since 1.27
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

import (
	"io"
	"os"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"
)

func leak() {
	results := make(chan int)
	go func() { results <- 1 }()
	go func() {
		var lock sync.Mutex
		lock.Lock()
		lock.Lock()
	}()
	go func() { select {} }()
}

var kept = make(chan int)

func main() {
	go func() { <-kept }()
	leak()
	time.Sleep(20 * time.Millisecond)
	if err := pprof.Lookup("goroutineleak").WriteTo(io.Discard, 0); err != nil {
		panic(err)
	}
	syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	time.Sleep(time.Hour)
}
