// Integers, floats, strings, booleans and pointers are compared by value.
// Spec: Comparison operators.
package main

func main() {
	a, b := 3, 4
	println(a == b, a != b, a < b, a <= b, a > b, a >= b)
	s, t := "abc", "abd"
	println(s < t, s == t, s > "ab", "" < "a", "Z" < "a", "é" > "z")
	p, q := &a, &a
	println(p == q, p == &b, p != nil)
	x, y := true, false
	println(x == y, x != y)
	u, v := uint8(200), int8(-56)
	println(u > 100, v < 0, uint8(v) == u)
}
