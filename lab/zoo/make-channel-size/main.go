// A channel is made with a negative size.
//
//zoo:kind panic
//zoo:message makechan: size out of range
//zoo:guilty main
//zoo:site main.queue
//zoo:line invalid-size
package main

//go:noinline
func queue(size int) chan int {
	return make(chan int, size) // dies
}

func main() {
	println(cap(queue(-1)))
}
