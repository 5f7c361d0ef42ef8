// Arrays are equal when all elements are, and interfaces in them are compared by what they hold.
// Spec: Comparison operators.
package main

func main() {
	a, b := [2]int{1, 2}, [2]int{1, 2}
	println(a == b, a != b, &a == &b)
	b[1]++
	println(a == b)
	x, y := [2]any{1, "s"}, [2]any{1, "s"}
	println(x == y, [2]any{1} == [2]any{int64(1)})
	println([0]int{} == [0]int{}, [1]float64{nan()} == [1]float64{nan()})
}

func nan() float64 {
	z := 0.0
	return z / z
}
