// A select statement sends on a closed channel.
//
//zoo:kind panic
//zoo:message send on closed channel
//zoo:guilty main
//zoo:site main.main
//zoo:line channel-misuse
package main

func main() {
	results, stop := make(chan int, 1), make(chan bool)
	close(results)
	select { // dies
	case results <- 1:
	case <-stop:
	}
}
