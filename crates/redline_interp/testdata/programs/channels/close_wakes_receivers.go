// Closing a channel wakes every goroutine that receives from it.
// Spec: Close.
package main

import "sync"

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	results := make([]bool, 4)
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, ok := <-start
			results[i] = !ok
		}()
	}
	close(start)
	wg.Wait()
	println(results[0], results[1], results[2], results[3])
}
