// Divisions of floats by zero give infinities and NaN, and NaN is unequal to itself.
// Spec: Arithmetic operators, floating-point operators; Comparison operators.
package main

func main() {
	zero := 0.0
	inf, nan := 1/zero, zero/zero
	println(inf, -inf, nan, nan == nan, nan != nan, nan < 1, nan > 1, !(nan <= nan))
	println(inf > 1e308, inf-inf == 0, -inf < inf, inf == inf+1)
	negative := -zero
	minus := 0.0
	minus *= -1
	println(1/negative, 1/minus, negative == zero, minus)
}
