// A finalizer panics on the goroutine of the finalizers.
//
//zoo:kind panic
//zoo:message final
//zoo:guilty other
//zoo:site main.main.func1
//zoo:line uncovered-goroutine
package main

import (
	"runtime"
	"time"
)

type file struct{ name [64]byte }

func main() {
	runtime.SetFinalizer(&file{}, func(*file) {
		panic("final") // dies
	})
	for {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
