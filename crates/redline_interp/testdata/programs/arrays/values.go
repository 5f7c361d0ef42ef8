// Arrays are values: assigning, passing and ranging copies them.
// Spec: Array types; Assignment statements.
package main

func change(a [3]int) int {
	a[0] = 100
	return a[0]
}

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	println(a[1], b[1], change(a), a[0])
	for i, v := range a {
		a[2] = 30
		print(i, "=", v, " ")
	}
	for i, v := range &a {
		a[2] = 40
		print(i, "=", v, " ")
	}
	println()
}
