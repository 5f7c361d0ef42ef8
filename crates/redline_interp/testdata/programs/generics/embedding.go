// A generic struct embeds instantiated types, whose methods are promoted.
// Spec: Struct types; Instantiations.
package main

type base[T any] struct{ value T }

func (b *base[T]) get() T { return b.value }

func (b *base[T]) set(v T) { b.value = v }

type named[T any] struct {
	base[T]
	name string
}

type getter[T any] interface{ get() T }

type both struct {
	*named[int]
	getter[string]
}

func main() {
	n := &named[int]{base[int]{1}, "n"}
	n.set(5)
	var g getter[int] = n
	b := both{n, &base[string]{"text"}}
	b.named.set(9)
	println(g.get(), n.value, b.getter.get(), b.name, b.value)
}
