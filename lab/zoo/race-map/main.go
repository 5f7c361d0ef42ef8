// A map is written by two goroutines; the accesses are in the runtime.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

func main() {
	counts := map[string]int{}
	go func() { counts["a"] = 1 }()
	time.Sleep(20 * time.Millisecond)
	counts["b"] = 2
}
