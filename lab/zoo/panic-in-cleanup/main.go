// A cleanup panics on the goroutine of the cleanups.
//
//zoo:since 1.24
//zoo:kind panic
//zoo:message cleaned twice
//zoo:guilty other
//zoo:site main.clean
//zoo:line uncovered-goroutine
//zoo:entry clean
package main

import (
	"runtime"
	"time"
)

type file struct{ name [64]byte }

func clean(int) {
	panic("cleaned twice") // dies
}

func main() {
	runtime.AddCleanup(&file{}, clean, 1)
	for {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
