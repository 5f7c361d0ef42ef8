// A mutex is unlocked that is not locked.
//
//zoo:kind fatal
//zoo:message sync: unlock of unlocked mutex
//zoo:guilty main
//zoo:site main.main
//zoo:line lock-misuse
package main

import "sync"

func main() {
	var lock sync.Mutex
	lock.Lock()
	lock.Unlock()
	lock.Unlock() // dies
}
