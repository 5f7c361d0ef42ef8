// Package kv holds values by key.
package kv

// Store holds them.
type Store struct{ values map[string]string }

// Get panics without a key.
//
//go:noinline
func (s *Store) Get(key string) string {
	if key == "" {
		panic("no key") // dies
	}
	return s.values[key]
}
