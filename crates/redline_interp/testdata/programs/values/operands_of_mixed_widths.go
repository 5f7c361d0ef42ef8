// Sums of narrow integers are narrow, until a conversion widens an operand.
// Spec: Arithmetic operators.
package main

func average(a, b uint8) (narrow, wide uint8) {
	return (a + b) / 2, uint8((uint(a) + uint(b)) / 2)
}

func main() {
	println(average(200, 100))
	var x uint8 = 0x80
	println(x<<1, x<<1>>1, uint(x)<<1>>1, -x, ^x+1 == -x)
	var h int16 = 300
	println(h*h, int32(h)*int32(h))
}
