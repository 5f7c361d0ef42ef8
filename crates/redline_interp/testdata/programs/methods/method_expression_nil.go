// A method expression of a value method through a pointer panics on nil.
// Spec: Method expressions.
package main

type t struct{ n int }

func (t t) get() int { return t.n }

func main() {
	f := (*t).get
	println(f(&t{3}))
	println(f(nil))
}
