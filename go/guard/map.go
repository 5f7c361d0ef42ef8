package guard

import (
	"iter"
	"reflect"
	"sync"
	"sync/atomic"
)

// Map is a map for many goroutines. Every operation is atomic for its key: what
// it looks at and what it does about it are one step, which the operations of a
// plain map behind a lock are only if the lock is held from the one to the
// other, and those of [sync.Map] are not. The zero Map is empty and ready. A Map
// must not be copied after its first use.
//
// # Functions that are given to it
//
// No lock is held while such a function runs. It may therefore call anything,
// this map and this key included, and take as long as it likes without stopping
// others. The price is that it runs again, with what is there now, when the key
// was written meanwhile: it should be short and have no effects of its own. Only
// what its last run said is done. Some goroutine always gets through; one whose
// function is slow may have to try often on a key that others write often. If
// the function panics, the map is as it was, and the panic goes on in the
// goroutine that called. [Map.LoadOrCompute] has a contract of its own.
//
// # Keys
//
// A key is looked up as in a Go map. Where K is an interface, or has a part that
// is one or a floating-point number, a value of K may be a bad key, which makes a
// plain map panic or lose it. Here no such key is ever in the map: what would
// store it returns a [*KeyError], and nothing is found under it.
//
// # Costs
//
// An entry holds a lock and a version beside its value; goroutines that use
// different keys do not wait for each other. A value that was loaded some times
// since it was written is loaded without any lock from then on, and the next write
// of that key allocates room for the new value. Other writes of a key that is
// there do not allocate, nor does loading.
type Map[K comparable, V any] struct {
	// index holds an *entry[V] for each key. An entry leaves it in the moment in
	// which it is marked as gone, under the lock of the entry.
	index  sync.Map
	count  atomic.Int64
	keys   keyCheck
	flight flights[K]
}

// Load returns what is stored under key, and whether something is.
func (m *Map[K, V]) Load(key K) (value V, ok bool) {
	// This is m.find(key) and e.load() written out, because neither is inlined and
	// the two calls are felt beside what a lookup costs.
	if m.check(key) != nil {
		return value, false
	}
	found, ok := m.index.Load(key)
	if !ok {
		return value, false
	}
	e := found.(*entry[V])
	if box := e.shared.Load(); box != nil {
		return *box, true
	}
	return e.loadLocked()
}

// Store stores value under key. The error is that of a bad key.
func (m *Map[K, V]) Store(key K, value V) error {
	_, _, err := m.Swap(key, value)
	return err
}

// Swap stores value under key and returns what was there before, and whether
// something was. The error is that of a bad key.
func (m *Map[K, V]) Swap(key K, value V) (previous V, loaded bool, err error) {
	if err := m.check(key); err != nil {
		return previous, false, err
	}
	for {
		e, added := m.findOrAdd(key, value)
		if added {
			return previous, false, nil
		}
		if previous, ok := e.swap(value); ok {
			return previous, true, nil
		}
	}
}

// LoadOrStore returns what is stored under key, with loaded set, or else stores
// value and returns it. The error is that of a bad key.
func (m *Map[K, V]) LoadOrStore(key K, value V) (actual V, loaded bool, err error) {
	if err := m.check(key); err != nil {
		return actual, false, err
	}
	for {
		e, added := m.findOrAdd(key, value)
		if added {
			return value, false, nil
		}
		if actual, ok := e.load(); ok {
			return actual, true, nil
		}
	}
}

// CompareAndSwap stores value under key if something is stored there of which
// same is true, and tells whether it did. same keeps the contract of [Map]. With
// V a comparable type, `func(v V) bool { return v == old }` compares.
func (m *Map[K, V]) CompareAndSwap(key K, value V, same func(current V) bool) bool {
	for {
		e := m.find(key)
		if e == nil {
			return false
		}
		current, version, ok := e.read()
		if !ok || !same(current) {
			return false
		}
		if e.replace(version, value) {
			return true
		}
	}
}

// Delete deletes what is stored under key, and tells whether something was.
func (m *Map[K, V]) Delete(key K) bool {
	return m.DeleteIf(key, func(V) bool { return true })
}

// DeleteIf deletes what is stored under key if old is true of it, and tells
// whether it did. What is deleted is what old was asked about: not what another
// goroutine stored meanwhile. old keeps the contract of [Map].
func (m *Map[K, V]) DeleteIf(key K, old func(current V) bool) bool {
	for {
		e := m.find(key)
		if e == nil {
			return false
		}
		current, version, ok := e.read()
		if !ok || !old(current) {
			return false
		}
		if m.remove(key, e, version) {
			return true
		}
	}
}

// Len is how many keys there are: exactly, when no goroutine writes meanwhile.
func (m *Map[K, V]) Len() int {
	// A key may be counted as gone before it was counted as there.
	return int(max(m.count.Load(), 0))
}

// Range calls f for the keys and values until f returns false. Each key comes at
// most once; one that is there from beginning to end comes. It is no picture of
// one moment: what other goroutines write meanwhile may come or not. f may call
// anything, this map included.
func (m *Map[K, V]) Range(f func(key K, value V) bool) {
	m.index.Range(func(key, e any) bool {
		value, ok := e.(*entry[V]).load()
		return !ok || f(key.(K), value)
	})
}

// All iterates over keys and values as [Map.Range] does.
func (m *Map[K, V]) All() iter.Seq2[K, V] { return m.Range }

// Keys iterates over the keys as [Map.Range] does.
func (m *Map[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		m.Range(func(key K, _ V) bool { return yield(key) })
	}
}

// Values iterates over the values as [Map.Range] does.
func (m *Map[K, V]) Values() iter.Seq[V] {
	return func(yield func(V) bool) {
		m.Range(func(_ K, value V) bool { return yield(value) })
	}
}

// Clear deletes the keys that are there, one by one: what other goroutines store
// meanwhile may stay.
func (m *Map[K, V]) Clear() {
	for key := range m.Keys() {
		m.Delete(key)
	}
}

// check returns the error of a bad key.
func (m *Map[K, V]) check(key K) error {
	if m.keys.need.Load() == plainKeys {
		return nil
	}
	return m.checkDoubtful(key)
}

// checkDoubtful is check for keys that have to be looked at, or of which that is
// not known yet; apart from it, so that check is inlined.
func (m *Map[K, V]) checkDoubtful(key K) error {
	if m.keys.plain(reflect.TypeFor[K]()) {
		return nil
	}
	return keyFault(key)
}

// find returns the entry of a key; nil if there is none.
func (m *Map[K, V]) find(key K) *entry[V] {
	if m.check(key) != nil {
		return nil
	}
	found, ok := m.index.Load(key)
	if !ok {
		return nil
	}
	return found.(*entry[V])
}

// findOrAdd returns the entry of a good key; if there is none, it adds one.
func (m *Map[K, V]) findOrAdd(key K, value V) (e *entry[V], added bool) {
	if found, ok := m.index.Load(key); ok {
		return found.(*entry[V]), false
	}
	found, loaded := m.index.LoadOrStore(key, newEntry(value))
	if !loaded {
		m.count.Add(1)
	}
	return found.(*entry[V]), !loaded
}

// remove takes an entry out, unless it was written since it had this version.
func (m *Map[K, V]) remove(key K, e *entry[V], version uint64) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.is(version) {
		return false
	}
	e.end()
	m.index.Delete(key)
	m.count.Add(-1)
	return true
}
