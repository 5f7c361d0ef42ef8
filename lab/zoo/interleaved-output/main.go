// Goroutines print lines without rest while one panics.
//
//zoo:kind panic
//zoo:message in between
//zoo:guilty other
//zoo:site main.main.func2
//zoo:line explicit-panic
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	for number := range make([]int, 3) {
		go func(number int) {
			for {
				fmt.Fprintf(os.Stdout, "worker %d: still working\n", number)
				time.Sleep(20 * time.Microsecond)
			}
		}(number)
	}
	go func() {
		time.Sleep(5 * time.Millisecond)
		panic("in between") // dies
	}()
	select {}
}
