// A nil channel is closed.
//
//zoo:kind panic
//zoo:message close of nil channel
//zoo:guilty main
//zoo:site main.finish
//zoo:line channel-misuse
package main

//go:noinline
func finish(done chan bool) {
	close(done) // dies
}

func main() {
	finish(nil)
}
