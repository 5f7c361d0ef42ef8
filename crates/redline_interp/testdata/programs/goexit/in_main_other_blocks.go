// After Goexit in main, goroutines that wait for ever are a deadlock.
package main

import "runtime"

func main() {
	started := make(chan bool)
	go func() {
		close(started)
		<-make(chan int)
	}()
	<-started
	runtime.Goexit()
}
