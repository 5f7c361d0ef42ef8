// new makes a variable of a type, or one with the value of an expression.
// Spec: Allocation.
package main

type point struct{ x, y int }

func main() {
	p, q := new(int), new(int)
	*p = 5
	println(*p, *q, p == q)
	v := new(point)
	v.x++
	a := new([3]string)
	a[1] = "b"
	println(v.x, v.y, a[1], len(a))
	n := 1
	c := new(n)
	n++
	s := new("text")
	e := new(point{1, 2})
	f := new(uint8(n) + 3)
	println(*c, *s, e.y, *f, *new(1.5))
}
