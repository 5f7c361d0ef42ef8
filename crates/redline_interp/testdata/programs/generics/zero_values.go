// The zero value of a type parameter is that of its type argument.
// Spec: The zero value; Type parameter declarations.
package main

func zero[T any]() (v T) { return }

func isZero[T comparable](v T) bool {
	var z T
	return v == z
}

type holder[T any] struct {
	v T
	p *T
}

func main() {
	println(zero[int](), zero[string]() == "", zero[*int]() == nil, zero[error]() == nil, zero[[2]bool]()[1])
	println(isZero(0), isZero("x"), isZero(struct{ a int }{}), isZero[any](nil), isZero[any](0))
	h := holder[float64]{}
	println(h.v, h.p == nil, *new(int8), holder[holder[string]]{}.v.v == "")
}
