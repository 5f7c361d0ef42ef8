// The scheduler tells about each processor, thread and goroutine, and the collector about itself.
//
//zoo:env GODEBUG=schedtrace=50,scheddetail=1,gctrace=1
package main

import (
	"runtime"
	"time"
)

func main() {
	go func() { select {} }()
	runtime.GC()
	time.Sleep(120 * time.Millisecond)
}
