// Shifts by the width or more give zero, or all sign bits to the right.
// Spec: Arithmetic operators, integer operators.
package main

func main() {
	var n uint = 70
	one, minus := int64(1), int64(-8)
	println(one<<n, one>>n, minus>>n, minus<<n)
	for s := range 10 {
		print(uint8(255)<<s, " ", uint8(255)>>s, " ", int8(-128)>>s, " ", int8(1)<<s, "; ")
	}
	println()
	var s8 uint8 = 200
	println(1<<s8 == 0, uint64(1)<<(s8-137))
}
