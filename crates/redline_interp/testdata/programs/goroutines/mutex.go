// A Mutex makes the steps of many goroutines on one counter whole.
package main

import "sync"

type counter struct {
	sync.Mutex
	n map[string]int
}

func (c *counter) inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.n[k]++
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			if i%2 == 0 {
				c.inc("even")
			} else {
				c.inc("odd")
			}
		})
	}
	wg.Wait()
	println(c.n["even"], c.n["odd"])
}
