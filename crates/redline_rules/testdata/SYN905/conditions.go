package p

import "sync"

type store struct {
	mu    sync.Mutex
	items map[string]int
	count int
}

func (s *store) sameCondition(key string, locking bool) int {
	if locking {
		s.mu.Lock()
	}
	value := s.items[key]
	if locking {
		s.mu.Unlock()
	}
	return value
}

func (s *store) sameError(key string) error {
	err := check(key)
	if err == nil {
		s.mu.Lock()
	}
	s.count++
	if err != nil {
		return err
	}
	s.mu.Unlock()
	return nil
}

func check(string) error { return nil }

func (s *store) flag(key string) int {
	held := false
	if s.items[key] == 0 {
		s.mu.Lock()
		held = true
	}
	s.count++
	if held {
		s.mu.Unlock()
	}
	return s.count
}

func (s *store) readAgain(key string) {
	if len(s.items) > 0 {
		s.mu.Lock()
	}
	s.items[key] = 1
	if len(s.items) > 0 {
		s.mu.Unlock()
	}
}

func (s *store) broken(keys []string) {
	for _, key := range keys {
		s.mu.Lock()
		if s.items[key] == 0 {
			break
		}
		s.mu.Unlock()
	}
}

type paused struct {
	mu   sync.Mutex
	stop bool
}

// pause is called with the lock held.
func (p *paused) pause(work func() bool) {
	p.mu.Unlock()
	if work() {
		p.mu.Lock()
		return
	}
	p.mu.Lock()
	p.stop = true
	p.mu.Unlock()
}
