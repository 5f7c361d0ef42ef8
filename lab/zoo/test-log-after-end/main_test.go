// A goroutine logs to a test that has ended: package testing panics.
//
//zoo:args -test.v
//zoo:kind panic
//zoo:guilty other
//zoo:line broken-precondition
//zoo:message Log in goroutine after TestEnds has completed: too late
//zoo:tests TestEnds
package main

import (
	"testing"
	"time"
)

func TestEnds(t *testing.T) {
	go func() {
		time.Sleep(20 * time.Millisecond)
		t.Log("too late") // dies
	}()
}

func TestWaits(t *testing.T) {
	time.Sleep(time.Second)
}
