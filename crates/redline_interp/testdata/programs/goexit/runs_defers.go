// runtime.Goexit ends a goroutine after its deferred calls, and the others go on.
package main

import "runtime"

func work(done chan<- string) {
	defer close(done)
	defer func() { done <- "deferred" }()
	func() {
		defer func() { done <- "inner deferred" }()
		runtime.Goexit()
	}()
	done <- "not reached"
}

func main() {
	done := make(chan string, 5)
	go work(done)
	for s := range done {
		println(s)
	}
}
