// Many producers share one channel, which is closed when all are done.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	c := make(chan int, 4)
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 10 {
				c <- i*10 + j
			}
		}()
	}
	go func() {
		wg.Wait()
		close(c)
	}()
	sum, n := 0, 0
	for v := range c {
		sum += v
		n++
	}
	println(sum, n)
}
