// A benchmark panics.
//
//zoo:args -test.bench=. -test.benchtime=1x
//zoo:kind panic
//zoo:message too fast
//zoo:guilty other
//zoo:line explicit-panic
//zoo:tests BenchmarkSearch
package main

import "testing"

func BenchmarkSearch(b *testing.B) {
	for range make([]int, b.N) {
		panic("too fast") // dies
	}
}
