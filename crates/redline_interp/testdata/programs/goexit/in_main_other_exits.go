// After Goexit in main another goroutine may end the program well.
package main

import (
	"os"
	"runtime"
)

func main() {
	gone := make(chan bool)
	go func() {
		<-gone
		println("exit by the other one")
		os.Exit(0)
	}()
	defer close(gone)
	runtime.Goexit()
}
