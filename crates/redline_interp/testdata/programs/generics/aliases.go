// A generic alias stands for an instantiated type.
// Spec: Alias declarations.
package main

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.b, p.a} }

type same[T any] = pair[T, T]

type set[T comparable] = map[T]struct{}

type keyed[T any] = pair[string, T]

func main() {
	s := same[int]{1, 2}
	var p pair[int, int] = s.swap()
	println(p.a, p.b)
	m := set[string]{"x": {}}
	_, ok := m["x"]
	k := keyed[bool]{"k", true}
	_, is := any(k).(pair[string, bool])
	println(ok, len(m), k.swap().a, is)
}
