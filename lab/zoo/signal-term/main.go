// SIGTERM ends the process without a word.
package main

import (
	"os"
	"syscall"
)

func main() {
	println("working")
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	select {}
}
