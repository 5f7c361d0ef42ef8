package p

import (
	"compress/gzip"
	"context"
	"database/sql"
	"io"
	"os"
	"sync"
	"time"

	"example.com/missing"
)

type store struct {
	mu sync.Mutex
	sync.RWMutex
	db *sql.DB
}

func (s *store) query(queries []string) error {
	for _, query := range queries {
		rows, err := s.db.Query(query)
		if err != nil {
			return err
		}
		defer rows.Close() // want `rows.Close is deferred in a loop`
		tx, err := s.db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback() // want `tx.Rollback is deferred in a loop`
	}
	return nil
}

func contexts(ctx context.Context, names []string) {
	for range names {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel() // want `cancel is deferred in a loop`
		work(ctx)
	}
	for range names {
		ctx, end := context.WithCancel(ctx)
		defer func() { end() }() // want `end is deferred in a loop`
		work(ctx)
	}
	for range names {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		go work(ctx)
	}
	for range names {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		later(func() { work(ctx) })
	}
	for range names {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		work(ctx)
		cancel()
	}
}

func (s *store) locks(names []string, all []*store) {
	for range names {
		s.mu.Lock()
		defer s.mu.Unlock() // want `s.mu.Unlock is deferred in a loop`
	}
	for range names {
		s.Lock()
		defer s.Unlock() // want `s.Unlock is deferred in a loop`
	}
	for range names {
		s.RLock()
		defer s.RUnlock()
	}
	for _, other := range all {
		other.mu.Lock()
		defer other.mu.Unlock()
	}
	for i := range all {
		all[i].mu.Lock()
		defer all[i].mu.Unlock()
	}
	held := false
	for range names {
		if !held {
			s.mu.Lock()
			defer s.mu.Unlock()
			held = true
		}
	}
	for range names {
		s.mu.Lock()
		defer s.mu.Unlock()
		return
	}
}

type handle struct{ Close func() }

// No type: nothing is known. And what holds nothing.
func silent(names []string, archives []io.Reader) {
	for range names {
		r := missing.Open()
		defer r.Close()
	}
	for range names {
		h := handle{}
		defer h.Close()
	}
	for _, archive := range archives {
		r, _ := gzip.NewReader(archive)
		defer r.Close()
	}
	const few = 4
	for i := 0; i < few; i++ {
		f, _ := os.Open("x")
		defer f.Close()
	}
}

type file struct{ *os.File }

func embedded(names []string) {
	for range names {
		f := file{}
		defer f.Close() // want `f.Close is deferred in a loop`
	}
	for range names {
		f, _ := os.Open("x")
		closeIt := f.Close
		defer closeIt()
	}
}

func work(context.Context) {}

func later(func()) {}

type tracer struct{}

type stop func()

func (tracer) start() context.CancelFunc {
	return func() {}
}

func (tracer) begin() stop {
	end := func() {}
	return end
}

func (tracer) check() func() error {
	return func() error { return nil }
}

func (tracer) pass(f func()) func() { return f }

func generic[T any](T) func() { return func() {} }

type traced struct{ tracer }

func returned(t traced) {
	defer t.start() // want `the function that `start` returns is not called`
	defer t.begin() // want `the function that `begin` returns is not called`
	defer t.check() // want `the function that `check` returns is not called`
	defer generic(1) // want `the function that `generic` returns is not called`
	defer t.pass(func() {})
	defer t.start()()
}
