package guard

import (
	"context"
	"errors"
	"testing"
	"time"
)

// patience is how long a test waits for what must happen before it fails; no
// test waits for it to pass.
const patience = time.Minute

// patient is a context that ends the test's waiting, if what it waits for never comes.
func patient(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// panicOf returns what f panics with; nil if it returns.
func panicOf(f func()) (value any) {
	defer func() { value = recover() }()
	f()
	return nil
}

func wantError(t *testing.T, err error, text string) {
	t.Helper()
	if err == nil || err.Error() != text {
		t.Errorf("error is %q, want %q", err, text)
	}
}

func as[E error](t *testing.T, err error) E {
	t.Helper()
	var as E
	if !errors.As(err, &as) {
		t.Fatalf("error is %v (%T), want a %T", err, err, as)
	}
	return as
}

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// receive waits for a value, and fails the test if none comes.
func receive[T any](t *testing.T, from <-chan T) (value T) {
	t.Helper()
	select {
	case value = <-from:
	case <-time.After(patience):
		t.Fatal("nothing came")
	}
	return value
}
