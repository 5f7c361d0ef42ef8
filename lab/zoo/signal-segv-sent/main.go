// Another process sends SIGSEGV: nothing was dereferenced.
//
//zoo:kind signal
//zoo:line killed-from-outside
package main

import (
	"os"
	"syscall"
)

func main() {
	syscall.Kill(os.Getpid(), syscall.SIGSEGV)
	select {}
}
