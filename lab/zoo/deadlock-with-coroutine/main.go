// Main waits while an iterator that was pulled is not at its end.
//
//zoo:since 1.23
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "iter"

func main() {
	next, _ := iter.Pull(func(yield func(int) bool) {
		yield(1)
		yield(2)
	})
	next()
	select {}
}
