// A race whose earlier access lies too far back: its stack cannot be restored.
//
//zoo:build -race
//zoo:env GORACE=history_size=0
//zoo:kind race
//zoo:line data-race
package main

import "time"

var shared int

//go:noinline
func work(left int) int {
	if left == 0 {
		return 0
	}
	return work(left-1) + 1
}

func main() {
	go func() {
		shared = 1
		for range make([]int, 20000) {
			work(50)
		}
		time.Sleep(time.Hour)
	}()
	time.Sleep(500 * time.Millisecond)
	shared = 2
}
