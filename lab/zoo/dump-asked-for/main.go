// A program prints all its goroutines itself and lives.
package main

import (
	"os"
	"runtime"
	"runtime/pprof"
)

func main() {
	go func() { select {} }()
	runtime.Gosched()
	text := make([]byte, 1<<16)
	os.Stderr.Write(text[:runtime.Stack(text, true)])
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 2)
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 1)
}
