// A WaitGroup waits for all goroutines, which write to elements of their own.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	results := make([]int, 10)
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = i * i
		}()
	}
	wg.Wait()
	sum := 0
	for _, v := range results {
		sum += v
	}
	println(sum)
}
