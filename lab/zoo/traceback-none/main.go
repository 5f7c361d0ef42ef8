// A goroutine panics while others wait, and the traceback is switched off or wrong.
//
//zoo:each GOTRACEBACK=none GOTRACEBACK=0 GOTRACEBACK=wrong
//zoo:kind panic
//zoo:message out of work
//zoo:line explicit-panic
package main

import "runtime"

func worker(jobs <-chan int) {
	for job := range jobs {
		if job == 0 {
			panic("out of work")
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
