// Producers and consumers share a bounded queue.
package main

import "sync"

func main() {
	jobs, results := make(chan int, 3), make(chan int, 3)
	var workers sync.WaitGroup
	for range 3 {
		workers.Go(func() {
			for j := range jobs {
				results <- j * j
			}
		})
	}
	go func() {
		for i := range 20 {
			jobs <- i
		}
		close(jobs)
		workers.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}
	println(sum)
}
