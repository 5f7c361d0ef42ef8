// The receiver of a deferred method call is evaluated, and copied if it is a value, at the defer statement.
// Spec: Defer statements; Method values.
package main

type t struct{ n int }

func (t t) value() { println("value", t.n) }

func (t *t) pointer() { println("pointer", t.n) }

type printer interface{ value() }

func main() {
	v := t{1}
	p := &v
	var i printer = v
	defer v.value()
	defer v.pointer()
	defer p.value()
	defer p.pointer()
	defer i.value()
	defer t.value(v)
	v.n = 2
	p = &t{3}
	i = t{4}
	p.value()
}
