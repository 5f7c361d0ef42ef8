// `go test -json` runs tests of which one panics, while parallel ones are paused.
//
//zoo:test -json
//zoo:kind panic
//zoo:message no such order
//zoo:guilty other
//zoo:line explicit-panic
//zoo:goroutines 1
//zoo:recoverable yes
//zoo:tests TestOrder/second
package main

import "testing"

func TestFine(t *testing.T) { t.Log("fine") }

func TestParallel(t *testing.T) {
	t.Parallel()
	t.Log("later")
}

func TestOrder(t *testing.T) {
	t.Run("first", func(t *testing.T) {})
	t.Run("second", func(t *testing.T) { panic("no such order") })
}
