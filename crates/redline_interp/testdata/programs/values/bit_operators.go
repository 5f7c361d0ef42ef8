// And, or, xor, and-not and complement work bit by bit, on signed integers in two's complement.
// Spec: Arithmetic operators.
package main

func main() {
	a, b := 0b1100, 0b1010
	println(a&b, a|b, a^b, a&^b, ^a)
	x, y := int8(-6), int8(3)
	println(x&y, x|y, x^y, x&^y, ^x)
	u := uint16(0x0FF0)
	println(^u, u&^0x00FF, u^0xFFFF, -u)
}
