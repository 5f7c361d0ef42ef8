// The function of a timer panics.
//
//zoo:kind panic
//zoo:message too late
//zoo:guilty other
//zoo:site main.main.func1
//zoo:line uncovered-goroutine
package main

import "time"

func main() {
	time.AfterFunc(time.Millisecond, func() {
		panic("too late") // dies
	})
	select {}
}
