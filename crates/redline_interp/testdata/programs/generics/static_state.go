// A generic function has no state of its own for each instantiation, package variables are shared.
// Spec: Instantiations.
package main

var calls int

func count[T any](T) int {
	calls++
	return calls
}

func counter[T ~int]() func() T {
	var n T
	return func() T { n++; return n }
}

type id int

func main() {
	println(count(1), count("a"), count(2))
	a, b := counter[int](), counter[id]()
	a()
	println(a(), int(b()))
}
