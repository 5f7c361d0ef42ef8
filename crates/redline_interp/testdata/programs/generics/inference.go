// Type arguments are inferred from functions, constants, results and assignments.
// Spec: Type inference.
package main

func apply[T, U any](f func(T) U, v T) U { return f(v) }

func double[T ~int | ~float64](v T) T { return v * 2 }

func pick[T any](a, b T, second bool) T {
	if second {
		return b
	}
	return a
}

func keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

type index map[string][]int

func main() {
	println(apply(double[int], 4), apply(double[float64], 1.5), pick(1, 2.5, false), double(2.0))
	var f func(float64) float64 = double
	println(f(3), keys(index{"a": nil}), apply(func(s string) func() int { return func() int { return len(s) } }, "abc")())
	var e error
	println(pick(e, nil, true) == nil)
}
