// Goroutines that have waited for more than a minute say so, once the collector has run twice.
//
//zoo:once
//zoo:recoverable no
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

func main() {
	go func() { select {} }()
	go func() {
		runtime.LockOSThread()
		make(chan int) <- 1
	}()
	time.Sleep(20 * time.Millisecond)
	runtime.GC()
	time.Sleep(62 * time.Second)
	runtime.GC()
	syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	select {}
}
