// The process sends SIGABRT to itself.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGABRT)
	select {}
}
