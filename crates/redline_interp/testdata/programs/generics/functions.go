// A generic function is instantiated by inferred or by given type arguments.
// Spec: Instantiations; Type inference.
package main

func first[T any](s []T) (v T, ok bool) {
	if len(s) == 0 {
		return v, false
	}
	return s[0], true
}

func convert[To, From any](v From, f func(From) To) To { return f(v) }

func main() {
	println(first([]int{3, 4}))
	println(first([]string{}))
	println(first[float64](nil))
	n := convert[int]("four", func(s string) int { return len(s) })
	s := convert(5, func(n int) string { return string(rune('0' + n)) })
	f := first[bool]
	println(n, s)
	println(f([]bool{true}))
}
