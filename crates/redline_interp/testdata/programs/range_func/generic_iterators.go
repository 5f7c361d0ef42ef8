// Generic iterators are put together: filtered, mapped, limited and collected.
// Spec: For statements with range clause; Type parameter declarations.
package main

type seq[T any] func(yield func(T) bool)

func from[T any](s ...T) seq[T] {
	return func(yield func(T) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}

func mapped[T, U any](s seq[T], f func(T) U) seq[U] {
	return func(yield func(U) bool) {
		for v := range s {
			if !yield(f(v)) {
				return
			}
		}
	}
}

func (s seq[T]) take(n int) seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if i++; !yield(v) || i == n {
				return
			}
		}
	}
}

func collect[T any](s seq[T]) (out []T) {
	for v := range s {
		out = append(out, v)
	}
	return
}

func main() {
	words := mapped(from(1, 2, 3, 4), func(n int) string { return string(rune('a' + n)) })
	got := collect(words.take(2))
	println(len(got), got[0], got[1], len(collect(words.take(9))), len(collect(words.take(0))))
}
