// Another process sends SIGTRAP.
//
//zoo:kind signal
//zoo:message SIGTRAP: trace trap
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGTRAP)
	select {}
}
