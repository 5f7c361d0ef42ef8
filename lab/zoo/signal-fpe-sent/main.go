// Another process sends SIGFPE.
//
//zoo:kind signal
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGFPE)
	select {}
}
