// After Goexit in main the other goroutines run on, until none is left.
package main

import "runtime"

func main() {
	ready := make(chan bool)
	go func() {
		<-ready
		println("the goroutine works on")
	}()
	defer close(ready)
	runtime.Goexit()
}
