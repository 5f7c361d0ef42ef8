package guard

import (
	"context"
	"sync"
)

// flights are the computations that are under way, by key.
type flights[K comparable] struct {
	mu sync.Mutex
	of map[K]*flight
}

// flight is one computation. How it ended may be read once done is closed.
type flight struct {
	done chan struct{}
	err  error
	// abandoned tells that it failed because the one who led it gave up.
	abandoned bool
}

// join tells whether the caller has to lead the flight for a key, and returns it.
func (fs *flights[K]) join(key K) (mine bool, f *flight) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if f, ok := fs.of[key]; ok {
		return false, f
	}
	if fs.of == nil {
		fs.of = make(map[K]*flight)
	}
	f = &flight{done: make(chan struct{})}
	fs.of[key] = f
	return true, f
}

// land ends a flight and tells those who wait.
func (fs *flights[K]) land(key K, f *flight, err error, abandoned bool) {
	fs.mu.Lock()
	delete(fs.of, key)
	fs.mu.Unlock()
	f.err, f.abandoned = err, abandoned
	close(f.done)
}

type flightKey struct{}

// nesting is the flights that a context lies in, the innermost first.
type nesting struct {
	flight *flight
	outer  *nesting
}

// below is ctx inside the flight.
func (f *flight) below(ctx context.Context) context.Context {
	outer, _ := ctx.Value(flightKey{}).(*nesting)
	return context.WithValue(ctx, flightKey{}, &nesting{flight: f, outer: outer})
}

// above tells whether ctx lies inside the flight.
func (f *flight) above(ctx context.Context) bool {
	inside, _ := ctx.Value(flightKey{}).(*nesting)
	for ; inside != nil; inside = inside.outer {
		if inside.flight == f {
			return true
		}
	}
	return false
}
