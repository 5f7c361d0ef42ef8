// A copy of the crash goes to a file.
//
//zoo:since 1.23
//zoo:file crash
//zoo:kind panic
//zoo:message told twice
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	file, err := os.Create("crash.txt")
	if err != nil {
		panic(err)
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		panic(err)
	}
	println("working")
	panic("told twice") // dies
}
