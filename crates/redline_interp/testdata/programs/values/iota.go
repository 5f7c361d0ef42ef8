// The value of iota counts the specs of its declaration, skipped and repeated lists included.
// Spec: Iota.
package main

const (
	a = iota
	b
	_
	d
	e = "text"
	f
	g = iota
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
	gb
)

const (
	x, y = iota, iota + 10
	_, _
	z, w
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

const single = iota

func main() {
	println(a, b, d, e, f, g)
	println(kb, mb, gb)
	println(x, y, z, w)
	println(Sunday, Monday, single)
	const inner = iota + 5
	println(inner)
}
