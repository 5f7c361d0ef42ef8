// A Once runs its function once, and again not even after a panic.
package main

import "sync"

func main() {
	var once, failing sync.Once
	for i := range 3 {
		once.Do(func() { println("once", i) })
	}
	try := func() {
		defer func() { println("recovered", recover() != nil) }()
		failing.Do(func() { panic("in Do") })
	}
	try()
	try()
}
