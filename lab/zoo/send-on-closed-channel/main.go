// A worker sends on a channel that main has closed.
//
//zoo:kind panic
//zoo:message send on closed channel
//zoo:guilty other
//zoo:site main.worker
//zoo:line channel-misuse
package main

//go:noinline
func worker(results chan<- int, ready <-chan bool) {
	<-ready
	results <- 1 // dies
}

func main() {
	results, ready := make(chan int), make(chan bool)
	go worker(results, ready)
	close(results)
	ready <- true
	select {}
}
