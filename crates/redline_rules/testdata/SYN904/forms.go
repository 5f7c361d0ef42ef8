package p

import "sync"

type store struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	items []string
}

func (s *store) straight() {
	s.mu.Lock()
	s.mu.Lock() // want `s.mu is taken while this goroutine holds it`
	s.mu.Unlock()
}

func (s *store) underDefer(reset bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if reset {
		s.mu.Lock() // want `s.mu is taken while this goroutine holds it`
		s.items = nil
		s.mu.Unlock()
	}
}

func (s *store) inLoop(lines []string) {
	for _, line := range lines {
		s.mu.Lock() // want `s.mu is taken while this goroutine holds it`
		if line == "" {
			continue
		}
		s.items = append(s.items, line)
		s.mu.Unlock()
	}
}

func (s *store) upgrade() {
	s.rw.RLock()
	if len(s.items) == 0 {
		s.rw.Lock() // want `s.rw is taken while this goroutine holds it`
		s.items = []string{""}
		s.rw.Unlock()
	}
	s.rw.RUnlock()
}

func (s *store) downgrade() int {
	s.rw.Lock()
	defer s.rw.Unlock()
	s.rw.RLock() // want `s.rw is taken while this goroutine holds it`
	defer s.rw.RUnlock()
	return len(s.items)
}

func (s *store) read() int {
	s.rw.RLock()
	defer s.rw.RUnlock()
	s.rw.RLock()
	defer s.rw.RUnlock()
	return len(s.items)
}

func (s *store) tried() {
	if !s.mu.TryLock() {
		s.mu.Lock()
	}
	s.items = nil
	s.mu.Unlock()
}

func (s *store) triedTwice() {
	s.mu.Lock()
	if s.mu.TryLock() {
		s.items = nil
	}
	s.mu.Unlock()
}

func (s *store) failedTry() bool {
	ok := s.mu.TryLock()
	if ok {
		s.mu.Lock() // want `s.mu is taken while this goroutine holds it`
	}
	return ok
}

func (s *store) closureOfItsOwn() {
	s.mu.Lock()
	func() {
		defer s.mu.Unlock()
		s.items = nil
	}()
	s.mu.Lock()
	s.mu.Unlock()
}

func forever(s *store, jobs chan string) {
	for {
		s.mu.Lock()
		select {
		case job := <-jobs:
			s.items = append(s.items, job)
		default:
		}
		s.mu.Unlock()
	}
}
