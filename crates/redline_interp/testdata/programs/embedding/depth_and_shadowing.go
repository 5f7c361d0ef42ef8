// The shallowest field or method of a name is the one that is selected.
// Spec: Selectors.
package main

type a struct{ x, y int }

func (a) who() string { return "a" }

type b struct {
	a
	x string
}

func (b) who() string { return "b" }

type c struct {
	b
	*a
}

type d struct{ c }

func (v d) who() string { return "d over " + v.c.b.who() + v.c.a.who() }

func main() {
	v := d{c{b{a{1, 2}, "bx"}, &a{10, 20}}}
	println(v.x2(), v.y, v.b.y, v.b.x, v.b.a.x, v.who())
}

func (v c) x2() int { return v.a.x * 2 }
