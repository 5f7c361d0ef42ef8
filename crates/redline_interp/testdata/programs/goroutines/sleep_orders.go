// Sleeping goroutines wake in the order of their times.
package main

import "time"

func main() {
	c := make(chan int)
	for _, n := range []int{3, 1, 2} {
		go func() {
			time.Sleep(time.Duration(n) * 40 * time.Millisecond)
			c <- n
		}()
	}
	println(<-c, <-c, <-c)
}
