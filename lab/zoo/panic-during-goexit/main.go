// A deferred function panics while the goroutine ends by Goexit.
//
//zoo:kind panic
//zoo:message late
//zoo:guilty other
//zoo:site main.main.func1.1
//zoo:line explicit-panic
package main

import "runtime"

func main() {
	go func() {
		defer func() {
			panic("late") // dies
		}()
		runtime.Goexit()
	}()
	select {}
}
