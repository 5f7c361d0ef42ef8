// A goroutine that waits for a mutex goes on when it is unlocked.
package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	done := make(chan string)
	go func() {
		mu.Lock()
		defer mu.Unlock()
		done <- "has the lock"
	}()
	println("unlocking")
	mu.Unlock()
	println(<-done)
}
