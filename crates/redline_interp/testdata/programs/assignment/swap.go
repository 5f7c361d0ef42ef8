// The operands of a tuple assignment are evaluated before any of them is assigned.
// Spec: Assignment statements.
package main

func main() {
	a, b := 1, 2
	a, b = b, a
	println(a, b)
	s := []int{1, 2, 3}
	s[0], s[2] = s[2], s[0]
	i := 0
	i, s[i] = 1, 10
	println(s[0], s[1], s[2], i)
	i = 2
	s[i], i = 20, 0
	println(s[0], s[2], i)
	x, y, z := 1, 2, 3
	x, y, z = z, x, y
	println(x, y, z)
}
