package guard

import "sync"

// entry is what a Map holds for a key.
type entry[V any] struct {
	mu    sync.RWMutex
	value V
	// version counts the writes: the same version means the same value.
	version uint64
	// gone tells that the key was deleted. An entry that is gone stays so.
	gone bool
}

// read gives the value, unless the entry is gone, and its version.
func (e *entry[V]) read() (value V, version uint64, ok bool) {
	e.mu.RLock()
	value, version, ok = e.value, e.version, !e.gone
	e.mu.RUnlock()
	return value, version, ok
}

// swap writes a value, unless the entry is gone.
func (e *entry[V]) swap(value V) (previous V, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.gone {
		return previous, false
	}
	previous, e.value = e.value, value
	e.version++
	return previous, true
}

// replace writes a value, unless the entry was written since it had this version.
func (e *entry[V]) replace(version uint64, value V) bool {
	e.mu.Lock()
	ok := !e.gone && e.version == version
	if ok {
		e.value = value
		e.version++
	}
	e.mu.Unlock()
	return ok
}
