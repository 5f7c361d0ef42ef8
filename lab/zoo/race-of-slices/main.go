// A copy races with a write: a range is read.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

func main() {
	from := make([]byte, 64)
	go func() {
		to := make([]byte, 64)
		copy(to, from)
	}()
	time.Sleep(20 * time.Millisecond)
	from[5] = 1
}
