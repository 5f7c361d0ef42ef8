// A variable without an initial value has the zero value of its type.
// Spec: The zero value.
package main

type pair struct {
	name  string
	count int
	next  *pair
	inner struct{ ok bool }
}

func main() {
	var (
		i  int
		f  float64
		c  complex128
		b  bool
		s  string
		p  *int
		sl []int
		m  map[string]int
		ch chan int
		fn func()
		e  error
		a  any
		ar [3]int
		st pair
	)
	println(i, f, c, b, s == "", p == nil, sl == nil, m == nil, ch == nil, fn == nil, e == nil, a == nil)
	println(ar[0], ar[2], st.name == "", st.count, st.next == nil, st.inner.ok)
	println(*new(int), *new(string) == "", new(pair).count)
}
