// Operators bind in five levels, and those of one level from the left.
// Spec: Operators, operator precedence.
package main

func main() {
	println(1+2*3, (1+2)*3, 2*3%4, 10-4-3, 100/10/5)
	println(1<<2+1, 6&3|8, 6|1&3, 7&^2+1, 1+1<<3)
	println(1 < 2 && 3 < 2 || true, !(1 > 2) == true, -2*-3, ^1&3, - -4)
	p := new(7)
	println(2**p, 6 / *p)
}
