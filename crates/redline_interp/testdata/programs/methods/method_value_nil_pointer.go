// A method value of a value method panics when it is made from a nil pointer, before any call.
// Spec: Method values.
package main

type t struct{ n int }

func (t t) get() int { return t.n }

func (t *t) set() {}

func main() {
	var p *t
	g := p.set
	g()
	println("set is bound")
	f := p.get
	println("not reached")
	f()
}
