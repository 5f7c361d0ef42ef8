// The collector tells about each of its runs, and the program panics at last.
//
//zoo:env GODEBUG=gctrace=1
//zoo:kind panic
//zoo:message enough
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "runtime"

var kept [][]byte

func main() {
	for round := range make([]int, 60) {
		kept = append(kept, make([]byte, 1<<18))
		if round%20 == 0 {
			runtime.GC()
			println("round", round)
		}
	}
	panic("enough") // dies
}
