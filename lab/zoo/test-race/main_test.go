// Tests race, one of them in a subtest: package testing lets them fail.
//
//zoo:build -race
//zoo:args -test.v
//zoo:kind race race
//zoo:line data-race
//zoo:tests TestCount TestSum/part
package main

import (
	"testing"
	"time"
)

func race() {
	count := 0
	go func() { count++ }()
	time.Sleep(10 * time.Millisecond)
	count++
}

func TestCount(t *testing.T) { race() }

func TestFine(t *testing.T) {}

func TestSum(t *testing.T) {
	t.Run("part", func(t *testing.T) {
		other := make(chan bool)
		sum := 0
		go func() {
			sum++
			other <- true
		}()
		sum++
		<-other
	})
}
