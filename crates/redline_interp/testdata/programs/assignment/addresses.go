// The address of a variable, an element, a field or a composite literal is a pointer to it.
// Spec: Address operators.
package main

type pair struct {
	a int
	b [2]string
}

func main() {
	x := 1
	p := &x
	pp := &p
	**pp = 5
	s := []int{1, 2, 3}
	q := &s[1]
	*q *= 10
	v := pair{a: 1}
	f, e := &v.a, &v.b[1]
	*f, *e = 7, "set"
	l := &pair{a: 3}
	l.a++
	ps := &[]int{1, 2}
	(*ps)[0] = 8
	println(x, s[1], v.a, v.b[1], l.a, (*ps)[0], *&x, &*p == p)
}
