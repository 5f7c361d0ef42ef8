// A type assertion with two results gives the zero value and false where it fails.
// Spec: Type assertions.
package main

type namer interface{ name() string }

type t struct{ n string }

func (t t) name() string { return t.n }

func main() {
	var x any = "text"
	s, ok := x.(string)
	n, no := x.(int)
	println(s, ok, n, no)
	v, ok := x.(namer)
	println(v == nil, ok)
	x = t{"named"}
	if v, ok := x.(namer); ok {
		println(v.name())
	}
	x = nil
	_, ok = x.(any)
	p, no := x.(*t)
	println(ok, p == nil, no)
	var good bool
	var arr [1]t
	arr[0], good = any(t{"in array"}).(t)
	println(arr[0].n, good)
}
