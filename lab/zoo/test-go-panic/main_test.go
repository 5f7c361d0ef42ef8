// `go test` runs tests of which one panics.
//
//zoo:test -v
//zoo:kind panic
//zoo:message no such order
//zoo:guilty other
//zoo:line explicit-panic
//zoo:goroutines 1
//zoo:recoverable yes
//zoo:tests TestOrder
package main

import "testing"

func TestFine(t *testing.T) { t.Log("fine") }

func TestOrder(t *testing.T) {
	panic("no such order")
}
