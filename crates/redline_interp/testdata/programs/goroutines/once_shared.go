// All goroutines see what the first call of a Once has done.
package main

import "sync"

func main() {
	var once sync.Once
	var table map[string]int
	get := func(k string) int {
		once.Do(func() { table = map[string]int{"a": 1, "b": 2} })
		return table[k]
	}
	var wg sync.WaitGroup
	sums := make([]int, 20)
	for i := range sums {
		wg.Go(func() { sums[i] = get("a") + get("b") })
	}
	wg.Wait()
	total := 0
	for _, s := range sums {
		total += s
	}
	println(total)
}
