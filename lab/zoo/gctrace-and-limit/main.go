// The collector runs near a memory limit; its trace stands beside that of the scavenger.
//
//zoo:env GODEBUG=gctrace=1,scavtrace=1 GOMEMLIMIT=24MiB
package main

import "time"

var kept [][]byte

func main() {
	for round := range make([]int, 80) {
		kept = append(kept, make([]byte, 1<<18))
		if round%10 == 0 {
			time.Sleep(5 * time.Millisecond)
		}
	}
}
