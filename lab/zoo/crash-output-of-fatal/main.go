// A copy of a fatal error goes to a file, which has its goroutines.
//
//zoo:since 1.23
//zoo:file crash
//zoo:kind fatal
//zoo:guilty main
//zoo:site main.main
//zoo:line lock-misuse
package main

import (
	"os"
	"runtime/debug"
	"sync"
)

func main() {
	file, err := os.Create("crash.txt")
	if err != nil {
		panic(err)
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		panic(err)
	}
	new(sync.Mutex).Unlock() // dies
}
