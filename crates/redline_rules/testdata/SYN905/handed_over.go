package p

import (
	"errors"
	"sync"
)

type session struct {
	mu   sync.Mutex
	open bool
}

// begin leaves the lock to end.
func (s *session) begin() error {
	s.mu.Lock()
	if !s.open {
		s.mu.Unlock()
		return errors.New("closed")
	}
	return nil
}

func (s *session) end() { s.mu.Unlock() }

type file struct {
	mu   sync.Mutex
	size int
}

// held returns what unlocks.
func (f *file) held() func() {
	f.mu.Lock()
	if f.size == 0 {
		f.mu.Unlock()
		return func() {}
	}
	return f.mu.Unlock
}
