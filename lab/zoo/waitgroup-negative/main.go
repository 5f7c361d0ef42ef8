// A group is done more often than it was added to.
//
//zoo:kind panic
//zoo:message sync: negative WaitGroup counter
//zoo:guilty main
//zoo:site main.main
//zoo:line lock-misuse
package main

import "sync"

func main() {
	var group sync.WaitGroup
	group.Add(1)
	group.Done()
	group.Done() // dies
}
