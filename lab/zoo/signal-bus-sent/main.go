// Another process sends SIGBUS.
//
//zoo:kind signal
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGBUS)
	select {}
}
