// A condition is waited for that nobody signals.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "sync"

func main() {
	condition := sync.NewCond(new(sync.Mutex))
	condition.L.Lock()
	condition.Wait()
}
