// A channel is closed while another goroutine sends.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

func main() {
	results := make(chan int, 1)
	go func() { results <- 1 }()
	time.Sleep(20 * time.Millisecond)
	close(results)
}
