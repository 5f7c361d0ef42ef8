package p

import "io"

type plain interface{ Close() }

type closer interface{ Close() error }

type both interface {
	closer
	Name() string
}

func assertions(file plain, open io.Closer) {
	_ = file.(closer)      // want `no value is both: method Close has another signature`
	_, _ = file.(both)     // want `method Close has another signature`
	_, _ = file.(io.Closer) // want `method Close has another signature`
	_, _ = open.(closer)
	_, _ = open.(interface{ Name() string })
	_, _ = open.(interface{ close() })
}

func cases(file plain) {
	switch file.(type) {
	case nil:
	case io.Reader, closer: // want `method Close has another signature`
	case interface{ Name() string }:
	default:
	}
}

// A type argument decides whether these hold.
func generic[T any](file interface{ Put(T) }, list interface{ Put([]T) }) {
	_, _ = file.(interface{ Put(int) })
	_, _ = list.(interface{ Put(int) })
	_, _ = any(file).(interface{ Put(string) })
}

type unread struct{ missing.Type }

func unreadable(file interface{ Close() missing.Type }) {
	_, _ = file.(closer)
}
