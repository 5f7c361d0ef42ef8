package guard

import (
	"sync"
	"sync/atomic"
)

// lockedLoads is how many loads since the last write find the value unshared and
// take the lock. So many locks cost about what sharing costs the next write, an
// allocation: a key that is written about as often as it is loaded does not
// allocate, and one that is mostly loaded is soon loaded without a lock.
const lockedLoads = 4

// entry is what a Map holds for a key.
//
// Its value lies in a box. As long as nobody reads the box without the lock, it is
// written in place. Once it is shared, it is never written again: loads read it
// without the lock, and the next write puts another box in its place.
type entry[V any] struct {
	// shared is the box if it is shared, and nil if it is not.
	shared atomic.Pointer[V]
	mu     sync.Mutex
	// box is nil if the key was deleted. An entry that is gone stays so.
	box *V
	// version counts the writes: the same version means the same value.
	version uint64
	// loads counts the locked loads since the last write.
	loads uint8
}

func newEntry[V any](value V) *entry[V] {
	box := new(V)
	*box = value
	return &entry[V]{box: box}
}

// load gives the value, unless the entry is gone. It takes no lock if the value is
// shared.
func (e *entry[V]) load() (value V, ok bool) {
	if box := e.shared.Load(); box != nil {
		return *box, true
	}
	return e.loadLocked()
}

// loadLocked is load for a box that is not shared yet.
func (e *entry[V]) loadLocked() (value V, ok bool) {
	e.mu.Lock()
	if e.box != nil {
		value, ok = *e.box, true
		e.share()
	}
	e.mu.Unlock()
	return value, ok
}

// share counts a load, and shares the box if there were enough. The lock is held,
// and the entry is not gone.
func (e *entry[V]) share() {
	if e.loads < lockedLoads {
		e.loads++
		return
	}
	e.shared.Store(e.box)
}

// read gives the value, unless the entry is gone, and its version.
func (e *entry[V]) read() (value V, version uint64, ok bool) {
	e.mu.Lock()
	if e.box != nil {
		value, version, ok = *e.box, e.version, true
	}
	e.mu.Unlock()
	return value, version, ok
}

// swap writes a value, unless the entry is gone.
func (e *entry[V]) swap(value V) (previous V, ok bool) {
	e.mu.Lock()
	if ok = e.box != nil; ok {
		previous = *e.box
		e.write(value)
	}
	e.mu.Unlock()
	return previous, ok
}

// replace writes a value, unless the entry was written since it had this version.
func (e *entry[V]) replace(version uint64, value V) bool {
	e.mu.Lock()
	ok := e.is(version)
	if ok {
		e.write(value)
	}
	e.mu.Unlock()
	return ok
}

// is tells whether the entry has this version and is not gone. The lock is held.
func (e *entry[V]) is(version uint64) bool { return e.box != nil && e.version == version }

// write puts a value into the box, or into a new one if the box is shared. The lock
// is held, and the entry is not gone.
func (e *entry[V]) write(value V) {
	if e.shared.Load() != nil {
		e.shared.Store(nil)
		e.box = new(V)
	}
	*e.box = value
	e.version++
	e.loads = 0
}

// end marks the entry as gone. The lock is held.
func (e *entry[V]) end() {
	e.shared.Store(nil)
	e.box = nil
}
