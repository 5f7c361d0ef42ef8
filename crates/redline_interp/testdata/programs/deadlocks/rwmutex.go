// A writer that waits for its own reader lock is a deadlock.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.Lock()
}
