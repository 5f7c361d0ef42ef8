// A generic list refers to its own instantiation.
// Spec: Type parameter declarations.
package main

type list[T any] struct {
	value T
	next  *list[T]
}

func cons[T any](v T, l *list[T]) *list[T] { return &list[T]{v, l} }

func (l *list[T]) each(f func(T)) {
	for ; l != nil; l = l.next {
		f(l.value)
	}
}

func reversed[T any](l *list[T]) (r *list[T]) {
	l.each(func(v T) { r = cons(v, r) })
	return
}

func main() {
	l := cons("a", cons("b", cons("c", nil)))
	reversed(l).each(func(s string) { print(s, " ") })
	var none *list[int]
	reversed(none).each(func(int) { print("never") })
	println()
}
