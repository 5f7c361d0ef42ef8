// Main reads what a goroutine that is still running writes.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

func main() {
	ready := false
	stop := make(chan bool)
	go func() {
		ready = true
		<-stop
	}()
	time.Sleep(20 * time.Millisecond)
	println(ready)
	close(stop)
}
