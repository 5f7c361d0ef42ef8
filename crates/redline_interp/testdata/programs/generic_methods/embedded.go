// A generic method is promoted through an embedded field.
// Spec: Selectors; Method declarations.

//go:build go1.27

package main

type registry struct{ n int }

func (r *registry) with[T any](v T, f func(T)) *registry {
	r.n++
	f(v)
	return r
}

type service struct {
	*registry
	name string
}

func main() {
	s := service{&registry{}, "s"}
	s.with(1, func(n int) { println("int", n) }).with("x", func(t string) { println("string", t) })
	println(s.n)
	defer func() { println(recover().(error).Error()) }()
	service{}.with(0, func(int) {})
}
