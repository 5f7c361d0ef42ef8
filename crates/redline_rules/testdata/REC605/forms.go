package p

import (
	"log"
	"sync"
)

type caller interface{ call() }

type state struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	group sync.WaitGroup
	hook  func()
	on    caller
}

func caught() {
	if r := recover(); r != nil {
		log.Print(r)
	}
}

func (s *state) byValue() {
	defer caught()
	s.mu.Lock()
	s.hook() // want `s.mu stays locked if this panics and is recovered`
	s.mu.Unlock()
}

func (s *state) byInterface() {
	defer caught()
	s.rw.RLock()
	if s.on != nil {
		s.on.call() // want `s.rw stays locked if this panics and is recovered`
	}
	s.rw.RUnlock()
}

func (s *state) started() {
	s.group.Add(1)
	go func() {
		defer caught()
		s.hook() // want `s.group is not told if this panics and is recovered`
		s.group.Done()
	}()
}

func (s *state) deferred() {
	defer caught()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook()
}

func (s *state) deferredBoth() {
	defer caught()
	defer s.group.Done()
	s.hook()
}

func (s *state) inDeferred() {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
			s.mu.Unlock()
		}
	}()
	s.mu.Lock()
	s.hook()
	s.mu.Unlock()
}

func (s *state) outside() {
	defer caught()
	s.mu.Lock()
	hook := s.hook
	s.mu.Unlock()
	hook()
}

func (s *state) knownCalls() {
	defer caught()
	s.mu.Lock()
	log.Print(len("state"))
	s.mu.Unlock()
}

func (s *state) notRecovered() {
	s.mu.Lock()
	s.hook()
	s.mu.Unlock()
}

func (s *state) panicsAgain() {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	s.mu.Lock()
	s.hook()
	s.mu.Unlock()
}

func (s *state) otherLock(other *state) {
	defer caught()
	other.mu.Lock()
	other.mu.Unlock()
	s.hook()
}

func (s *state) recoversLater() {
	s.mu.Lock()
	s.hook()
	s.mu.Unlock()
	defer caught()
	s.hook()
}

func (s *state) onlyLiteral() {
	defer caught()
	s.mu.Lock()
	hook := func() { s.hook() }
	s.mu.Unlock()
	hook()
}

func (s *state) onlyStarts() {
	defer caught()
	s.mu.Lock()
	go s.hook()
	s.mu.Unlock()
}
-- case_test.go --
package p

func (s *state) inTest() {
	defer caught()
	s.mu.Lock()
	s.hook()
	s.mu.Unlock()
}
