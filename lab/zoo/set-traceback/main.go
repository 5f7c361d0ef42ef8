// The program itself asks for all goroutines.
//
//zoo:kind panic
//zoo:message all of them
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import (
	"runtime"
	"runtime/debug"
)

func main() {
	debug.SetTraceback("all")
	go func() { select {} }()
	runtime.Gosched()
	panic("all of them") // dies
}
