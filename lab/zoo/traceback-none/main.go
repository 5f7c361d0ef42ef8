// A goroutine panics while others wait, and the traceback is switched off or wrong: only the message is printed, which a program could have printed itself.
//
//zoo:each GOTRACEBACK=none GOTRACEBACK=0 GOTRACEBACK=wrong
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
