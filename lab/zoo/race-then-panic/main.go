// After a race the program panics.
//
//zoo:build -race
//zoo:kind race panic
//zoo:message not equal
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "time"

func main() {
	var value int
	go func() { value = 1 }()
	time.Sleep(20 * time.Millisecond)
	if value != 2 {
		panic("not equal") // dies
	}
}
