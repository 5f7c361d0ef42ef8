// Standard output is closed by its reader: a write to it ends the process by SIGPIPE.
package main

import (
	"os"
	"syscall"
)

func main() {
	println("working")
	var pipe [2]int
	syscall.Pipe(pipe[:])
	syscall.Dup3(pipe[1], 1, 0)
	syscall.Close(pipe[0])
	os.Stdout.WriteString("text\n")
	println("not reached")
}
