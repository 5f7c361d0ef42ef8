// `go test -json` runs a test that unlocks an unlocked mutex.
//
//zoo:test -json
//zoo:kind fatal
//zoo:message sync: unlock of unlocked mutex
//zoo:line lock-misuse
//zoo:recoverable no
//zoo:tests TestLock
package main

import (
	"sync"
	"testing"
)

func TestLock(t *testing.T) {
	println("about to unlock")
	new(sync.Mutex).Unlock()
}
