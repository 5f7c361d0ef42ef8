// A short declaration assigns to variables of the same scope and declares the others.
// Spec: Short variable declarations.
package main

func pair(n int) (int, error) { return n, nil }

func main() {
	a, err := pair(1)
	pa := &a
	a, b := 10, 2
	c, err := pair(3)
	println(*pa, a, b, c, err == nil)
	if a, d := 5, 6; a < d {
		a++
		println(a)
	}
	println(a)
}
