// Method values and expressions of instantiated types are ordinary functions.
// Spec: Method values; Method expressions; Instantiations.
package main

type box[T any] struct{ v T }

func (b box[T]) get() T { return b.v }

func (b *box[T]) set(v T) { b.v = v }

func use[T any](b *box[T], v T) (func() T, func(T)) {
	old := b.get
	b.set(v)
	return old, b.set
}

func main() {
	b := &box[string]{"old"}
	get, set := use(b, "new")
	println(get(), b.v)
	set("newest")
	f := box[string].get
	(*box[int]).set(&box[int]{}, 1)
	println(f(*b), (*box[string]).get(b))
}
