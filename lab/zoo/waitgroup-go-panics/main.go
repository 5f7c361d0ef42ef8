// A function that a group runs panics.
//
//zoo:since 1.25
//zoo:kind panic
//zoo:message no connection
//zoo:guilty other
//zoo:line explicit-panic
package main

import "sync"

func main() {
	var group sync.WaitGroup
	group.Go(func() {
		panic("no connection")
	})
	group.Wait()
}
