// A reader that waits for its own writer lock is a deadlock.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.Lock()
	mu.RLock()
}
