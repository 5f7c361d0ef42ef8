package p

import (
	"errors"
	"sync"
)

type store struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	items map[string]int
}

func (s *store) deferredAndExplicit(key string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.items[key]
	if !ok {
		s.mu.Unlock() // want `s.mu is unlocked, and again by a deferred call`
		return 0, errors.New("missing")
	}
	return value, nil
}

func (s *store) unlockedForACall(work func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mu.Unlock()
	work()
	s.mu.Lock()
}

func (s *store) twice(key string) int {
	s.mu.Lock()
	value := s.items[key]
	s.mu.Unlock()
	if value < 0 {
		value = 0
	}
	s.mu.Unlock() // want `s.mu is unlocked again`
	return value
}

func (s *store) branches(key string) {
	s.mu.Lock()
	if s.items[key] == 0 {
		s.mu.Unlock()
	} else {
		s.items[key]--
		s.mu.Unlock()
	}
}

// Whether the second condition says the same is not known.

func (s *store) otherWay() int {
	s.rw.RLock()
	defer s.rw.Unlock() // want `s.rw is held for reading, and Unlock does not give that back`
	return len(s.items)
}

func (s *store) otherWayRound(key string) {
	s.rw.Lock()
	s.items[key]++
	s.rw.RUnlock() // want `s.rw is held for writing, and RUnlock does not give that back`
}

func (s *store) readTwice() int {
	s.rw.RLock()
	s.rw.RLock()
	count := len(s.items)
	s.rw.RUnlock()
	s.rw.RUnlock()
	return count
}

func (s *store) readOnceTooOften() int {
	s.rw.RLock()
	count := len(s.items)
	s.rw.RUnlock()
	s.rw.RUnlock() // want `s.rw is unlocked again`
	return count
}

// Two locks of which nobody knows whether they are one.

// Each round has a lock of its own.

func local(work func()) {
	var mu sync.Mutex
	work()
	mu.Unlock() // want `mu is unlocked, and was never locked`
}

func panics(s *store) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.items == nil {
		s.mu.Unlock() // want `s.mu is unlocked, and again by a deferred call`
		panic("no items")
	}
}

var global sync.Mutex

func ofPackage(fail bool) {
	global.Lock()
	global.Unlock()
	if fail {
		global.Unlock() // want `global is unlocked again`
	}
}
