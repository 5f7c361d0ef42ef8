package guard

// Op says what [Map.Compute] does with what its function returned.
type Op uint8

const (
	// Keep leaves the key as it is.
	Keep Op = iota
	// Set stores the value under the key.
	Set
	// Delete deletes the key.
	Delete
)

// Compute asks update what to do about a key, and does it. update gets what is
// stored and whether something is, and returns a value and an [Op]; it keeps the
// contract of [Map]. An Op that is none of the three leaves the key as it is.
//
// Compute returns what is stored afterwards, and whether something is. The error
// is that of a bad key; then update is not called.
func (m *Map[K, V]) Compute(key K, update func(old V, loaded bool) (V, Op)) (value V, ok bool, err error) {
	if err := m.check(key); err != nil {
		return value, false, err
	}
	for {
		value, ok, done := m.tryCompute(key, update)
		if done {
			return value, ok, nil
		}
	}
}

// tryCompute is not done if the key was written while update ran.
func (m *Map[K, V]) tryCompute(key K, update func(V, bool) (V, Op)) (value V, ok, done bool) {
	found, _ := m.index.Load(key)
	e, _ := found.(*entry[V])
	if e == nil {
		return m.computeAbsent(key, update)
	}
	old, version, present := e.read()
	if !present {
		return value, false, false
	}
	next, op := update(old, true)
	switch op {
	case Set:
		return next, true, e.replace(version, next)
	case Delete:
		return value, false, m.remove(key, e, version)
	default:
		return old, true, true
	}
}

// computeAbsent is the part of tryCompute for a key under which nothing is stored.
func (m *Map[K, V]) computeAbsent(key K, update func(V, bool) (V, Op)) (value V, ok, done bool) {
	next, op := update(value, false)
	if op != Set {
		return value, false, true
	}
	_, added := m.findOrAdd(key, next)
	return next, true, added
}
