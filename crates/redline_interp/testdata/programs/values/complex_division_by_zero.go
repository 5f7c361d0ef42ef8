// A complex division by zero gives infinities and NaN, not a panic.
// Spec: Arithmetic operators.
package main

func main() {
	var zero complex128
	one := 1 + 1i
	q := one / zero
	println(q)
	n := zero / zero
	println(n, n == n, n != n)
}
