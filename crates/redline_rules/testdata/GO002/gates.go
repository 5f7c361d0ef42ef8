//go:build go1.21

package p

type A = int

type B[T any] = []T // want `generic type alias requires go1.24`

type R[T any] struct{}

func (R[T]) m[U any]() {} // want `generic method requires go1.27`
