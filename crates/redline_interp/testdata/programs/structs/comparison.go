// Structs are equal when their fields are, blank fields aside.
// Spec: Comparison operators.
package main

type part struct {
	n int
	_ int
	s string
}

type whole struct {
	p    part
	any  any
	list [2]part
	ptr  *int
}

func main() {
	a, b := part{n: 1, s: "x"}, part{n: 1, s: "x"}
	println(a == b, a != part{}, a == part{n: 1})
	x := 1
	v, w := whole{a, 1, [2]part{}, &x}, whole{b, 1, [2]part{}, &x}
	println(v == w)
	w.any = int8(1)
	println(v == w)
	w.any, w.list[1].s = 1, "other"
	println(v == w, struct{}{} == struct{}{})
}
