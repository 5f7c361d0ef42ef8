// An interface holds a copy of a value, and an assertion gives another copy.
// Spec: Interface types.
package main

type point struct{ x int }

func (p point) get() int { return p.x }

func (p *point) set(x int) { p.x = x }

func main() {
	p := point{1}
	var a any = p
	p.x = 2
	q := a.(point)
	q.x = 3
	println(a.(point).x, p.x, q.x, a == any(point{1}))
	var g interface{ get() int } = p
	var s interface{ set(int) } = &p
	s.set(9)
	println(g.get(), p.get())
}
