// Goroutines that yield let others run.
package main

import "runtime"

func main() {
	ready := make(chan bool, 1)
	go func() { ready <- true }()
	spins := 0
	for len(ready) == 0 {
		runtime.Gosched()
		spins++
	}
	println(<-ready, spins > 0)
}
