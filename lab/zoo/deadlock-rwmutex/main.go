// A reader asks for the lock that it holds, and a writer waits in between.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import (
	"sync"
	"time"
)

func main() {
	var lock sync.RWMutex
	lock.RLock()
	go lock.Lock()
	time.Sleep(50 * time.Millisecond)
	lock.RLock()
}
