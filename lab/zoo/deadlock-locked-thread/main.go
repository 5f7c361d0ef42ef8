// Goroutines that are locked to their threads wait for each other.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "runtime"

func main() {
	runtime.LockOSThread()
	begun := make(chan bool)
	go func() {
		runtime.LockOSThread()
		begun <- true
		select {}
	}()
	<-begun
	<-begun
}
