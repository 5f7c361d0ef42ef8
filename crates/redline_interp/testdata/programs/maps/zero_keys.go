// Positive and negative zero are one key.
// Spec: Comparison operators.
package main

func main() {
	zero := 0.0
	minus := -1 / (1 / zero)
	m := map[float64]string{zero: "first"}
	m[minus] = "second"
	println(len(m), m[0], 1/minus)
	c := map[complex128]int{0: 1}
	c[complex(minus, minus)]++
	println(len(c), c[0])
}
