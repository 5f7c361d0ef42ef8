// Closures inside generic functions and methods keep the type arguments.
// Spec: Function literals; Instantiations.
package main

type cache[K comparable, V any] struct {
	known map[K]V
	miss  func(K) V
}

func memoize[K comparable, V any](f func(K) V) func(K) (V, bool) {
	c := cache[K, V]{map[K]V{}, f}
	return func(k K) (V, bool) {
		if v, ok := c.known[k]; ok {
			return v, true
		}
		c.known[k] = c.miss(k)
		return c.known[k], false
	}
}

func main() {
	length := memoize(func(s string) int { return len(s) })
	println(length("abc"))
	println(length("abc"))
	half := memoize(func(n int) float64 { return float64(n) / 2 })
	println(half(3))
}
