// Floats print in the shortest form that reads back, with an exponent where it is short.
// Spec: Bootstrapping.
package main

func main() {
	println(0.0, 1.0, 1.5, -2.25, 0.1, 100000.0, 1e20, 1e21, 1e22, 123456789.0)
	println(0.0001, 0.00001, 1e-7, 1.7976931348623157e308, 5e-324)
	println(float32(0.1), float32(16777216), float32(1)/3, 1.0/3)
	third := 1.0
	third /= 3
	println(third, float32(third), float64(float32(third)))
}
