// A method expression is a function with the receiver as its first parameter.
// Spec: Method expressions.
package main

type t struct{ n int }

func (t t) add(k int) int { return t.n + k }

func (t *t) set(n int) { t.n = n }

type adder interface{ add(int) int }

func main() {
	v := t{5}
	println(t.add(v, 1), (*t).add(&v, 2), adder.add(v, 3), adder.add(&v, 4))
	(*t).set(&v, 50)
	f := t.add
	v.n++
	println(f(v, 1))
	table := map[string]func(*t, int){"set": (*t).set}
	table["set"](&v, 7)
	println(v.n)
}
