// A write lock is released that is not held.
//
//zoo:kind fatal
//zoo:message sync: Unlock of unlocked RWMutex
//zoo:guilty main
//zoo:site main.main
//zoo:line lock-misuse
package main

import "sync"

func main() {
	new(sync.RWMutex).Unlock() // dies
}
