// Instantiated generic methods are bound as values and used as expressions.
// Spec: Method values; Method expressions.

//go:build go1.27

package main

type list[T any] []T

func (l list[T]) fold[A any](a A, f func(A, T) A) A {
	for _, v := range l {
		a = f(a, v)
	}
	return a
}

func main() {
	l := list[int]{1, 2, 3}
	sum := l.fold[int]
	l = append(l, 4)
	add := func(a, b int) int { return a + b }
	println(sum(0, add), l.fold(0, add))
	join := list[int].fold[string]
	println(join(l, "", func(s string, n int) string { return s + string(rune('0'+n)) }))
}
