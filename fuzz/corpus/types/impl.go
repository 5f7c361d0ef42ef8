package p

import "unsafe"
import u "unsafe"

type T struct { p unsafe.Pointer }
func (*T) m(int, ...string) (error, func(T))
func f(x any, _ u.Pointer) func(named, other int) {
	switch y := x.(type) {
	case nil, error: _ = y
	case *T: _ = y.m
	default: _ = y
	}
	return nil
}
