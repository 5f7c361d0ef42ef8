// Dividing the smallest integer by minus one gives it back, with remainder zero.
// Spec: Arithmetic operators, integer operators.
package main

func main() {
	a, b, c, d := int8(-128), int16(-32768), int32(-1<<31), int64(-1<<63)
	m8, m16, m32, m64 := int8(-1), int16(-1), int32(-1), int64(-1)
	println(a/m8, b/m16, c/m32, d/m64)
	println(a%m8, b%m16, c%m32, d%m64)
}
