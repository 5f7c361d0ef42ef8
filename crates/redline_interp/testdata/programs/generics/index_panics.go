// An index out of range inside a generic function panics as elsewhere.
// Spec: Index expressions.
package main

type ring[T any] struct {
	items []T
	at    int
}

func (r *ring[T]) next() T {
	v := r.items[r.at]
	r.at++
	return v
}

func main() {
	r := ring[string]{items: []string{"a", "b"}}
	for {
		println(r.next())
	}
}
