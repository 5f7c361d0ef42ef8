// Another process sends SIGILL.
//
//zoo:kind signal
//zoo:message SIGILL: illegal instruction
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGILL)
	select {}
}
