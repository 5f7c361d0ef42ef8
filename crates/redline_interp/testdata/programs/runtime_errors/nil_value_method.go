// Calling a value method through a nil pointer panics in the caller.
// Spec: Calls; Selectors.
package main

type t struct{ n int }

func (t t) get() int { return 1 }

func main() {
	var p *t
	println(p.get())
}
