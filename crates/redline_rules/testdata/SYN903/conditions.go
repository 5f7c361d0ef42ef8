package p

import "sync"

type store struct {
	mu    sync.Mutex
	inner *store
	items map[string]int
}

func (s *store) sameCondition(fast bool) {
	s.mu.Lock()
	if fast {
		s.mu.Unlock()
	}
	s.items = nil
	if !fast {
		s.mu.Unlock()
	}
}

func (s *store) flag(key string) {
	s.mu.Lock()
	locked := true
	if s.items[key] > 3 {
		s.mu.Unlock()
		locked = false
	}
	if locked {
		s.mu.Unlock()
	}
}

func (s *store) unknownCondition(first, second bool) {
	s.mu.Lock()
	if first {
		s.mu.Unlock()
	}
	if second {
		s.mu.Unlock()
	}
}

func two(a, b *store) {
	a.mu.Lock()
	b.mu.Lock()
	a.mu.Unlock()
	b.mu.Unlock()
}

func chain(first *store) {
	for s := first; s != nil; s = s.inner {
		s.mu.Lock()
		s.items = nil
		s.mu.Unlock()
	}
}

func moved(s *store) {
	s.inner.mu.Lock()
	s.inner.mu.Unlock()
	s.inner = s.inner.inner
	s.inner.mu.Unlock()
}

func tried(s *store) {
	if s.mu.TryLock() {
		s.items = nil
		s.mu.Unlock()
	}
}

func replaced(s *store) {
	s.mu.Lock()
	s.mu.Unlock()
	*s = store{}
	s.mu.Lock()
	s.mu.Unlock()
}
