// The scheduler tells about itself until the process is killed by a deadlock.
//
//zoo:env GODEBUG=schedtrace=20
//zoo:kind panic
//zoo:message enough
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "time"

func main() {
	for range make([]int, 3) {
		go func() {
			for begun := time.Now(); time.Since(begun) < 80*time.Millisecond; {
			}
		}()
	}
	time.Sleep(150 * time.Millisecond)
	panic("enough") // dies
}
