// A goroutine panics while others wait, with each level of traceback that prints goroutines.
//
//zoo:each GOTRACEBACK=single GOTRACEBACK=all GOTRACEBACK=system GOTRACEBACK=crash GOTRACEBACK=1 GOTRACEBACK=2
//zoo:kind panic
//zoo:message out of work
//zoo:guilty other
//zoo:site main.worker
//zoo:line explicit-panic
package main

import "runtime"

func worker(jobs <-chan int) {
	for job := range jobs {
		if job == 0 {
			panic("out of work") // dies
		}
	}
}

func main() {
	jobs := make(chan int)
	for range make([]int, 3) {
		go worker(jobs)
	}
	for range make([]int, 10) {
		runtime.Gosched()
	}
	jobs <- 0
	select {}
}
