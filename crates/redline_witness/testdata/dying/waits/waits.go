// Package waits dies of channels and locks.
package waits

import "sync"

func Twice(c chan int) {
	close(c)
	close(c) // witness: channel-misuse
}

func Late(c chan<- string, text string) {
	if text != "" {
		c <- text // witness: channel-misuse
	}
}

func AtEnd(early bool) {
	c := make(chan int)
	defer close(c) // witness: channel-misuse
	if early {
		close(c)
	}
}

func ForEver() {
	var c chan int
	<-c // witness: deadlock
}

type Store struct {
	mu   sync.Mutex
	open bool
}

func (s *Store) Close() {
	if s.open {
		s.mu.Lock()
	}
	s.mu.Unlock() // witness: lock-misuse
}

func Again() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock() // witness: deadlock
}

func Done() {
	var group sync.WaitGroup
	group.Done() // witness: lock-misuse
}
