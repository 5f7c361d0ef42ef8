package p

import "sync"

type store struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	next  *store
	items []string
}

func (s *store) others(other *store) {
	s.mu.Lock()
	defer s.mu.Unlock()
	other.mu.Lock()
	defer other.mu.Unlock()
	s.rw.Lock()
	s.rw.Unlock()
}

func (s *store) sameCondition(locked bool) {
	if !locked {
		s.mu.Lock()
	}
	s.items = nil
	if locked {
		s.mu.Lock()
	}
	s.mu.Unlock()
}

func (s *store) handOverHand() {
	s.mu.Lock()
	for s.next != nil {
		next := s.next
		next.mu.Lock()
		s.mu.Unlock()
		s = next
	}
	s.mu.Unlock()
}
