// A copy of a locked mutex is locked, and has nothing to do with the original.
package main

import "sync"

type guarded struct {
	mu sync.Mutex
	n  int
}

func main() {
	var a guarded
	a.mu.Lock()
	b := a
	a.mu.Unlock()
	println(a.mu.TryLock(), b.mu.TryLock())
}
