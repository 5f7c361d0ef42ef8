// A test waits for ever, without a limit of time: the runtime finds all goroutines asleep.
//
//zoo:args -test.timeout=0
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
//zoo:tests TestWaits
package main

import "testing"

func TestWaits(t *testing.T) {
	make(chan int) <- 1
}
