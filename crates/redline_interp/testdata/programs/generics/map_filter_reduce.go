// Functions over slices of any type are put together.
package main

func mapped[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

func filter[S ~[]T, T any](s S, keep func(T) bool) S {
	var out S
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func main() {
	n := []int{1, 2, 3, 4, 5, 6}
	even := filter(n, func(n int) bool { return n%2 == 0 })
	words := mapped(even, func(n int) string { return string(rune('a' + n)) })
	println(reduce(words, "", func(a, s string) string { return a + s }), reduce(n, 0.5, func(a float64, n int) float64 { return a + float64(n) }))
}
