// A mutex is locked twice by the same goroutine.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "sync"

func main() {
	var lock sync.Mutex
	lock.Lock()
	lock.Lock()
}
