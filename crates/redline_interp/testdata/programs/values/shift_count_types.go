// The count of a shift has any integer type, and the left operand gives the type of the result.
// Spec: Arithmetic operators, integer operators.
package main

func main() {
	var w int64 = 1.0 << 33
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var m int = 1.0 << s
	var n = 1.0<<s == j
	seven, small := int8(7), uint8(7)
	println(w, i, j, k, m, n, uint8(3)<<seven, int8(1)<<small)
}
