// SIGQUIT comes while goroutines wait in C.
//
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

// #include <unistd.h>
import "C"
import (
	"os"
	"syscall"
	"time"
)

func main() {
	for range make([]int, 3) {
		go C.sleep(100)
	}
	time.Sleep(50 * time.Millisecond)
	syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	select {}
}
