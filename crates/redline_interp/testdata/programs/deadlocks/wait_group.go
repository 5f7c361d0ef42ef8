// Waiting for a goroutine that never calls Done is a deadlock.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done() }()
	wg.Wait()
}
