// A goroutine lets a test fail that has ended: package testing panics.
//
//zoo:args -test.v
//zoo:kind panic
//zoo:guilty other
//zoo:message Fail in goroutine after TestEnds has completed
//zoo:tests TestEnds
package main

import (
	"testing"
	"time"
)

func TestEnds(t *testing.T) {
	go func() {
		time.Sleep(20 * time.Millisecond)
		t.Error("too late") // dies
	}()
}

func TestWaits(t *testing.T) {
	time.Sleep(time.Second)
}
