// Another process sends SIGSYS.
//
//zoo:kind signal
//zoo:message SIGSYS: bad system call
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGSYS)
	select {}
}
