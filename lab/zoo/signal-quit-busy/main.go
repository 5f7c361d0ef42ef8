// SIGQUIT comes while another thread runs a goroutine that does not rest.
//
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
	"time"
)

var count int

func main() {
	go func() {
		for {
			count++
		}
	}()
	time.Sleep(50 * time.Millisecond)
	syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	select {}
}
