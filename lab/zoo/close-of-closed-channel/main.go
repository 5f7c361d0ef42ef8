// A channel is closed a second time, by a deferred call.
//
//zoo:kind panic
//zoo:message close of closed channel
//zoo:guilty main
//zoo:site main.work
//zoo:line channel-misuse
package main

//go:noinline
func work(done chan bool) {
	defer close(done)
	close(done)
} // dies

func main() {
	work(make(chan bool))
}
