// Closures capture parameters, receivers and named results.
// Spec: Function literals.
package main

type box struct{ n int }

func (b box) adder(by int) (add func() int) {
	add = func() int {
		b.n += by
		by++
		return b.n
	}
	return
}

func later() (f func() int, n int) {
	n = 5
	f = func() int { n++; return n }
	return f, n * 10
}

func main() {
	b := box{1}
	add := b.adder(10)
	println(add(), add(), b.n)
	f, n := later()
	println(f(), n, f())
}
