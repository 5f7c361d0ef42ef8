// A race between a generic function and a closure, in memory that a third goroutine allocated.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

//go:noinline
func set[T any](to *T, value T) { *to = value }

func main() {
	made := make(chan *int)
	go func() { made <- new(int) }()
	value := <-made
	go func() { set(value, 1) }()
	time.Sleep(20 * time.Millisecond)
	set(value, 2)
}
