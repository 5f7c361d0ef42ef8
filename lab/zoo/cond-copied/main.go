// A condition is copied after its first use.
//
//zoo:kind panic
//zoo:message sync.Cond is copied
//zoo:guilty main
//zoo:site main.main
//zoo:line lock-misuse
package main

import "sync"

func main() {
	condition := sync.NewCond(new(sync.Mutex))
	condition.Signal()
	copied := *condition
	copied.Signal() // dies
}
