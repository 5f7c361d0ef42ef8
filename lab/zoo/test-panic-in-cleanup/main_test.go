// A cleanup of a test panics.
//
//zoo:kind panic
//zoo:message cannot remove
//zoo:guilty other
//zoo:line explicit-panic
//zoo:tests TestStore
package main

import "testing"

func TestStore(t *testing.T) {
	t.Cleanup(func() { panic("cannot remove") })
	t.Log("stored")
}
