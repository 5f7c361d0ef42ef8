// Two goroutines that each wait for the other's lock are a deadlock.
package main

import "sync"

func main() {
	var a, b sync.Mutex
	turn, done := make(chan bool), make(chan bool)
	go func() {
		b.Lock()
		turn <- true
		a.Lock()
		done <- true
	}()
	a.Lock()
	<-turn
	b.Lock()
	<-done
}
