package p

import "sync"

type gate struct{ mu sync.Mutex }

// Another goroutine opens it.
func (g *gate) open() { g.mu.Unlock() }

func (g *gate) wait() {
	g.mu.Lock()
	g.mu.Lock()
	g.mu.Unlock()
}

func local(work func()) {
	var mu sync.Mutex
	mu.Lock()
	go func() {
		work()
		mu.Unlock()
	}()
	mu.Lock()
	mu.Unlock()
}

func value() {
	var mu sync.Mutex
	mu.Lock()
	unlock := mu.Unlock
	go unlock()
	mu.Lock()
	mu.Unlock()
}
