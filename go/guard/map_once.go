package guard

import (
	"context"
	"errors"
)

// ErrRecursive tells that a function that computes the value of a key asked for
// the value of that key.
var ErrRecursive = errors.New("guard: the value of the key is being computed by its caller")

// LoadOrCompute returns what is stored under key, with loaded set, or else calls
// compute, stores what it returns, and returns it. Of goroutines that ask at the
// same time one calls compute, once, and the others wait for it.
//
// compute runs without any lock and may call anything. It gets a ctx, by which a
// call of LoadOrCompute further down is known to be its own: asking so for the
// same key of the same map is [ErrRecursive], where it would otherwise wait for
// itself for ever. What is stored under the key while compute runs stays, and
// is what LoadOrCompute returns.
//
// If compute returns an error, nothing is stored, and all who waited get that
// error; but if the ctx of the one who called compute is done, the others try
// anew. If compute panics, the panic goes on in the goroutine that called it,
// and those who waited get a [*PanicError]; after [runtime.Goexit] they get a
// [*GoexitError]. Who waits does so until its own ctx is done, and returns the
// cause: that is the way out where two functions wait for each other's keys.
// A bad key is an error too, and then compute is not called.
func (m *Map[K, V]) LoadOrCompute(ctx context.Context, key K, compute func(context.Context) (V, error)) (value V, loaded bool, err error) {
	if err := m.check(key); err != nil {
		return value, false, err
	}
	for {
		if value, ok := m.Load(key); ok {
			return value, true, nil
		}
		mine, f := m.flight.join(key)
		if mine {
			return m.lead(ctx, key, f, compute)
		}
		if f.above(ctx) {
			return value, false, ErrRecursive
		}
		select {
		case <-f.done:
			// What was stored may be gone again: only a look at it now tells.
			if f.err != nil && !f.abandoned {
				return value, false, f.err
			}
		case <-ctx.Done():
			return value, false, context.Cause(ctx)
		}
	}
}

// lead computes the value for all who wait for f.
func (m *Map[K, V]) lead(ctx context.Context, key K, f *flight, compute func(context.Context) (V, error)) (value V, loaded bool, err error) {
	returned := false
	defer func() {
		if returned {
			return
		}
		// Only the deferred function itself can recover. The panic goes on as it came.
		panicked := recover()
		m.flight.land(key, f, ended("", panicked), false)
		if panicked != nil {
			panic(panicked)
		}
	}()
	value, loaded, err = m.computeOnce(ctx, key, f, compute)
	returned = true
	m.flight.land(key, f, err, err != nil && ctx.Err() != nil)
	return value, loaded, err
}

// computeOnce calls compute unless a flight that has landed stored a value.
func (m *Map[K, V]) computeOnce(ctx context.Context, key K, f *flight, compute func(context.Context) (V, error)) (value V, loaded bool, err error) {
	if value, ok := m.Load(key); ok {
		return value, true, nil
	}
	value, err = compute(f.below(ctx))
	if err != nil {
		return value, false, err
	}
	return m.LoadOrStore(key, value)
}
