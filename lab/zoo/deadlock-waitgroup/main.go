// A group is waited for that is never done; workers wait for work.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "sync"

func worker(jobs <-chan int, group *sync.WaitGroup) {
	for range jobs {
	}
	group.Done()
}

func main() {
	var group sync.WaitGroup
	jobs := make(chan int)
	for range make([]int, 4) {
		group.Add(1)
		go worker(jobs, &group)
	}
	jobs <- 1
	group.Wait()
}
