// Unlocking a mutex that is not locked is fatal, and no recover stops it.
package main

import "sync"

func main() {
	defer func() { println("not printed", recover() != nil) }()
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	mu.Unlock()
}
