// A mutex is locked twice by the same goroutine.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:guilty main
//zoo:site main.main
//zoo:line deadlock
package main

import "sync"

func main() {
	var lock sync.Mutex
	lock.Lock()
	lock.Lock() // dies
}
