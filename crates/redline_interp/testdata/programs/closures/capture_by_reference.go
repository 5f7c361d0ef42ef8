// A closure and its surroundings share the variables that it captures.
// Spec: Function literals.
package main

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 0 }
}

func main() {
	next, reset := counter()
	other, _ := counter()
	next()
	next()
	println(next(), other())
	reset()
	println(next(), other())
	x := 1
	change := func() { x *= 10 }
	change()
	x++
	change()
	println(x)
}
