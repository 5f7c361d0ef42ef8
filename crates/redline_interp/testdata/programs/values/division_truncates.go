// Integer division truncates towards zero, and the remainder has the sign of the dividend.
// Spec: Arithmetic operators, integer operators.
package main

func main() {
	for _, x := range []int{5, -5} {
		for _, y := range []int{3, -3} {
			q, r := x/y, x%y
			println(x, y, q, r, q*y+r == x)
		}
	}
	var u uint8 = 250
	println(u/7, u%7)
}
