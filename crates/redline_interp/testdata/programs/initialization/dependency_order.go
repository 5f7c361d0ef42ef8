// Package variables are initialized in the order of their dependencies, then of their declaration.
// Spec: Package initialization.
package main

var (
	a = c + b
	b = f()
	c = say("c", 1)
	d = say("d", 3)
)

func f() int {
	d++
	return say("f", d)
}

func say(name string, v int) int {
	println(name, v)
	return v
}

func main() {
	println(a, b, c, d)
}
