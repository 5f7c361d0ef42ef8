// Setters of runtime/debug return what was set before, for the goroutine or for all.
package main

import (
	"math"
	"runtime/debug"
)

func init() {
	println(debug.SetPanicOnFault(true))
}

func faulting() bool {
	was := debug.SetPanicOnFault(true)
	debug.SetPanicOnFault(was)
	return was
}

func main() {
	println(debug.SetPanicOnFault(false), faulting())
	debug.SetPanicOnFault(true)
	elsewhere := make(chan bool)
	go func() { elsewhere <- faulting() }()
	println(<-elsewhere, faulting())

	println(debug.SetGCPercent(50), debug.SetGCPercent(-7), debug.SetGCPercent(100))
	println(debug.SetMemoryLimit(-1) == math.MaxInt64, debug.SetMemoryLimit(1<<30) == math.MaxInt64)
	println(debug.SetMemoryLimit(math.MaxInt64), debug.SetMemoryLimit(-1) == math.MaxInt64)
	println(debug.SetMaxThreads(5000), debug.SetMaxThreads(10000))
	debug.FreeOSMemory()
}
