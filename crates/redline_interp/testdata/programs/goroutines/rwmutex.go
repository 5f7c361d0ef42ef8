// Readers share an RWMutex, and a writer has it alone.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	value := 0
	mu.RLock()
	mu.RLock()
	println("two readers", value)
	mu.RUnlock()
	mu.RUnlock()
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			mu.Lock()
			value++
			mu.Unlock()
		})
		wg.Go(func() {
			mu.RLock()
			defer mu.RUnlock()
			_ = value
		})
	}
	wg.Wait()
	println(value)
}
