// A seed of a fuzz test panics.
//
//zoo:args -test.v
//zoo:kind panic
//zoo:message runtime error: index out of range [2] with length 2
//zoo:guilty other
//zoo:line index-out-of-range
//zoo:tests FuzzParse/seed#1
package main

import "testing"

func FuzzParse(f *testing.F) {
	f.Add("abc")
	f.Add("ab")
	f.Fuzz(func(t *testing.T, text string) {
		_ = text[2]
	})
}
