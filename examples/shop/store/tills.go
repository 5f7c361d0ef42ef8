package store

import "sync"

// Tills counts all tills at once, and gives what is in all of them.
func Tills(tills []func() int) int {
	counted := make(chan int)
	var counting sync.WaitGroup
	for _, till := range tills {
		counting.Add(1)
		go func() {
			defer counting.Done()
			counted <- till()
		}()
	}
	counting.Wait()
	close(counted)
	sum := 0
	for cents := range counted {
		sum += cents
	}
	return sum
}
