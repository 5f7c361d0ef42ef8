package jobs

import (
	"log"
	"sync"
)

// shelf is where packed orders wait for the carrier.
type shelf struct {
	mu    sync.Mutex
	packs []int
}

// sortBy puts the packs in the order in which a carrier wants them.
func (s *shelf) sortBy(carrier func([]int) []int) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("shelf: %v", cause)
		}
	}()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.packs = carrier(s.packs)
}
