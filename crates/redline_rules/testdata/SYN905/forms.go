package p

import (
	"errors"
	"log"
	"os"
	"sync"
)

var errMissing = errors.New("missing")

type store struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	items map[string]int
	count int
}

func (s *store) early(key string) (int, error) {
	s.mu.Lock()
	value, ok := s.items[key]
	if !ok {
		return 0, errMissing // want `returns with s.mu locked`
	}
	s.mu.Unlock()
	return value, nil
}

func (s *store) inSwitch(key string) {
	s.rw.RLock()
	switch s.items[key] {
	case 0:
		s.rw.RUnlock()
	case 1:
		s.count++
		return // want `returns with s.rw locked`
	default:
		s.rw.RUnlock()
	}
}

func (s *store) oneBranch(key string) {
	s.mu.Lock()
	if _, ok := s.items[key]; ok {
		s.count++
		s.mu.Unlock()
	}
} // want `returns with s.mu locked`

func (s *store) otherDeferred(key string, done func()) error {
	defer done()
	s.mu.Lock()
	if s.items[key] == 0 {
		return errMissing // want `returns with s.mu locked`
	}
	s.mu.Unlock()
	return nil
}

func (s *store) lock() { s.rw.Lock() }

func (s *store) deferred(key string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.items == nil {
		return 0, errMissing
	}
	return s.items[key], nil
}

func (s *store) inClosure(key string) (err error) {
	s.mu.Lock()
	defer func() {
		s.count++
		s.mu.Unlock()
	}()
	if s.items[key] == 0 {
		return errMissing
	}
	return nil
}

func (s *store) deferredLater(key string) error {
	s.mu.Lock()
	if s.items == nil {
		s.mu.Unlock()
		return errMissing
	}
	defer s.mu.Unlock()
	s.items[key]++
	return nil
}

func (s *store) dies(key string) int {
	s.mu.Lock()
	value, ok := s.items[key]
	if !ok {
		log.Fatal("missing")
	}
	if value < 0 {
		os.Exit(1)
	}
	if value == 0 {
		panic("zero")
	}
	s.mu.Unlock()
	return value
}

func (s *store) helperDies(key string) int {
	s.mu.Lock()
	if s.items == nil {
		die("missing")
	}
	value := s.items[key]
	s.mu.Unlock()
	return value
}

func die(text string) { panic(text) }

// Whether the lengths are the same again is not known.

func (s *store) loop(keys []string) {
	for _, key := range keys {
		s.mu.Lock()
		if s.items[key] == 0 {
			s.mu.Unlock()
			continue
		}
		s.count++
		s.mu.Unlock()
	}
}

func (s *store) tried(key string) bool {
	if !s.mu.TryLock() {
		return false
	}
	if s.items[key] == 0 {
		return false // want `returns with s.mu locked`
	}
	s.mu.Unlock()
	return true
}
