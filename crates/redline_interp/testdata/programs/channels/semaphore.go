// A buffered channel limits how many goroutines work at once.
package main

import "sync"

func main() {
	limit := make(chan struct{}, 2)
	var mu sync.Mutex
	var wg sync.WaitGroup
	running, most, total := 0, 0, 0
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			limit <- struct{}{}
			defer func() { <-limit }()
			mu.Lock()
			running++
			most = max(most, running)
			total += i
			mu.Unlock()
			mu.Lock()
			running--
			mu.Unlock()
		}()
	}
	wg.Wait()
	println(most <= 2, total, running)
}
