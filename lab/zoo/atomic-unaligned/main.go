// A field that does not lie at a multiple of eight is used atomically, on a processor of 32 bits.
//
//zoo:arch 386
//zoo:kind panic
//zoo:message unaligned 64-bit atomic operation
//zoo:guilty main
//zoo:site main.main
//zoo:line memory-corruption
package main

import "sync/atomic"

type counters struct {
	first  int32
	second int64
}

var shared = new([2]counters)

func main() {
	atomic.AddInt64(&shared[0].second, 1) // dies
}
