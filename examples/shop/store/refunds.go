//go:build refunds

package store

// grouped orders, by article or by day.
type grouped[K comparable] = map[K][]Order

// Refunds gives the refunded orders of each article.
func (s *Store) Refunds() grouped[string] {
	s.mu.Lock()
	defer s.mu.Unlock()
	refunds := make(grouped[string])
	for _, order := range s.orders {
		if order.Status == Refunded {
			refunds[order.Article] = append(refunds[order.Article], order)
		}
	}
	return refunds
}
