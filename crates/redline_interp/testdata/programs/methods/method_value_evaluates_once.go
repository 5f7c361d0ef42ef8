// The receiver expression of a method value is evaluated once, when it is made.
// Spec: Method values; Order of evaluation.
package main

type t struct{ n int }

func (t t) get() int { return t.n }

func make1(n int) t {
	println("made", n)
	return t{n}
}

func main() {
	f := make1(3).get
	println(f(), f())
	defer make1(4).get()
	println("end")
}
