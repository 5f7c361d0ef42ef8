// TryLock takes a mutex only if it is free.
package main

import "sync"

func main() {
	var mu sync.Mutex
	println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	println(mu.TryLock())
	var rw sync.RWMutex
	println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	println(rw.TryLock(), rw.TryRLock())
}
