// A goroutine that a test started panics while the next test runs.
//
//zoo:args -test.v
//zoo:kind panic
//zoo:message late
//zoo:guilty other
//zoo:line explicit-panic
package main

import (
	"testing"
	"time"
)

func TestStarts(t *testing.T) {
	go func() {
		time.Sleep(20 * time.Millisecond)
		panic("late") // dies
	}()
}

func TestInnocent(t *testing.T) {
	time.Sleep(time.Second)
}
