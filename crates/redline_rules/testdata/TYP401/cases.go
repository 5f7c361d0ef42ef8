package p

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

type wide interface{ Read([]byte) (int, error) }

func order(x any) {
	switch x.(type) {
	case wide:
	case io.Reader: // want `an earlier case takes all values of this one`
	case *os.File: // want `an earlier case takes all values of this one`
	case os.File:
	case io.ReadCloser, fmt.Stringer: // want `an earlier case takes all values of this one`
	}
	switch x := x.(type) {
	case any:
		_ = x
	case int: // want `an earlier case takes all values of this one`
	case nil:
	default:
	}
}

func rightOrder(err error) {
	switch err := err.(type) {
	case *fs.PathError, error:
		_ = err
	}
	switch err.(type) {
	case *fs.PathError:
	case interface{ Timeout() bool }:
	case error:
	}
}

type pointerOnly struct{}

func (*pointerOnly) Error() string { return "" }

type same struct{ missing.Embedded }

func methodSets(x any) {
	switch x.(type) {
	case error:
	case pointerOnly:
	case same:
	case missing.Type:
	case *pointerOnly: // want `an earlier case takes all values of this one`
	}
}

func generic[T error, S any](x any) {
	switch x.(type) {
	case error:
	case T:
	case S:
	case []S:
	}
}

func values(x int) {
	switch x {
	case 1:
	case 2:
	}
}
