// Two functions call each other without end, on a goroutine with a small limit.
//
//zoo:kind fatal
//zoo:message stack overflow
//zoo:guilty other
//zoo:line stack-overflow
package main

import "runtime/debug"

//go:noinline
func ping(level int, path []int) int {
	return pong(level+1, path) + 1
}

//go:noinline
func pong(level int, path []int) int {
	return ping(level+1, path) - 1
}

func main() {
	debug.SetMaxStack(1 << 20)
	go ping(0, nil)
	select {}
}
