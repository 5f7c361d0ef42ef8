// `go test -json` runs a test that does not end.
//
//zoo:test -json -timeout=300ms
//zoo:kind panic
//zoo:recoverable no
//zoo:tests TestWaits
package main

import "testing"

func TestFine(t *testing.T) { t.Log("fine") }

func TestWaits(t *testing.T) {
	t.Log("waits")
	make(chan int) <- 1
}
