// Tests run longer than they may: package testing panics with the names of those that run.
//
//zoo:args -test.v -test.timeout=200ms
//zoo:kind panic
//zoo:recoverable no
//zoo:tests TestSlow/a TestSlow/b
package main

import "testing"

func TestFine(t *testing.T) {}

func TestSlow(t *testing.T) {
	t.Run("group", func(t *testing.T) {})
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			make(chan int) <- 1
		})
	}
}
