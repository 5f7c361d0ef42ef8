// Package store keeps the orders of the shop.
package store

import (
	"fmt"
	"sync"
	"time"
)

// Order is what a customer asked for.
type Order struct {
	ID       int           `json:"id"`
	Article  string        `json:"article"`
	Quantity int           `json:"quantity"`
	Cents    int           `json:"cents"`
	Status   Status        `json:"status"`
	Waited   time.Duration `json:"waited"`

	placed int64
}

// Store keeps orders in memory and writes each change to its journal.
type Store struct {
	mu      sync.Mutex
	orders  map[int]Order
	journal *Journal
}

// New gives an empty store.
func New(journal *Journal) *Store {
	return &Store{orders: make(map[int]Order), journal: journal}
}

// Place adds an order and gives it its number.
func (s *Store) Place(article string, quantity, cents int) (Order, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := Order{
		ID:       len(s.orders) + 1,
		Article:  article,
		Quantity: quantity,
		Cents:    cents,
		placed:   nanotime(),
	}
	s.orders[order.ID] = order
	return order, s.journal.Write(order)
}

// Advance moves an order to its next status.
func (s *Store) Advance(id int, status Status) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	order, ok := s.orders[id]
	if !ok {
		return fmt.Errorf("store: no order %d", id)
	}
	order.Status = status
	order.Waited = time.Duration(nanotime() - order.placed)
	s.orders[id] = order
	return s.journal.Write(order)
}

// Find gives an order by its number.
func (s *Store) Find(id int) (Order, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	order, ok := s.orders[id]
	return order, ok
}
