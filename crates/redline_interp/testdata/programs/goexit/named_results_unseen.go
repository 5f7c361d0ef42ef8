// Goexit unwinds all callers, so no result of them is ever seen.
package main

import "runtime"

func leave() (n int) {
	defer func() { n = 5 }()
	runtime.Goexit()
	return 1
}

func main() {
	results := make(chan int, 2)
	go func() {
		defer close(results)
		v := -1
		defer func() { results <- v }()
		v = leave()
		results <- v
	}()
	for v := range results {
		println(v)
	}
}
