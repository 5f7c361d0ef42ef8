package store

import (
	"fmt"
	"sync"
)

// Stock counts what lies on the shelves.
type Stock struct {
	mu    sync.Mutex
	count map[string]int
}

// Take takes articles from the shelves, and gives how many are left.
func (s *Stock) Take(article string, quantity int) (int, error) {
	s.mu.Lock()
	left := s.count[article] - quantity
	if left < 0 {
		return 0, fmt.Errorf("store: %d of %s are missing", -left, article)
	}
	s.count[article] = left
	s.mu.Unlock()
	return left, nil
}
