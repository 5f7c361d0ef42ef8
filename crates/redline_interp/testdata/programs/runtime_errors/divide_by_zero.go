// Dividing an integer by zero panics.
// Spec: Arithmetic operators, integer operators.
package main

func average(values ...int) int {
	sum := 0
	for _, v := range values {
		sum += v
	}
	return sum / len(values)
}

func main() {
	println(average(1, 2, 3))
	println(average())
}
