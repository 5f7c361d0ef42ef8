// A read lock is released that is not held, on a goroutine.
//
//zoo:kind fatal
//zoo:message sync: RUnlock of unlocked RWMutex
//zoo:guilty other
//zoo:site main.main.func1
//zoo:line lock-misuse
package main

import "sync"

func main() {
	var lock sync.RWMutex
	go func() {
		lock.RUnlock() // dies
	}()
	select {}
}
