// Ranging, indexing, slicing and len work on type parameters of one underlying form.
// Spec: For statements with range clause; Index expressions; Core types.
package main

type bytes interface{ ~string | ~[]byte }

func count[T bytes](s T, b byte) (n int) {
	for i := range len(s) {
		if s[i] == b {
			n++
		}
	}
	return
}

func tail[T ~[]E, E any](s T) T { return s[1:] }

func sum[M ~map[K]V, K comparable, V ~int | ~float64](m M) (total V) {
	for _, v := range m {
		total += v
	}
	return
}

func call[F ~func(int) R, R any](f F) R { return f(3) }

func last[A ~[3]int](a A) int { return a[len(a)-1] }

func main() {
	println(count("banana", 'a'), count([]byte("banana"), 'n'), len(tail([]int{1, 2, 3})))
	println(sum(map[string]float64{"a": 1.5, "b": 2}), call(func(n int) string { return string(rune('a' + n)) }), last([3]int{1, 2, 3}))
}
