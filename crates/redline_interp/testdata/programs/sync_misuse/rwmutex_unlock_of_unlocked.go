// Unlock of an RWMutex that only has readers is fatal.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.Unlock()
}
