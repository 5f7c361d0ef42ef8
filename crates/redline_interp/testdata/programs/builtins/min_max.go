// min and max take any number of ordered operands, and know NaN and negative zero.
// Spec: Min and max.
package main

func main() {
	zero, x, y := 0.0, 3, 7
	nan, minus := zero/zero, -1/(1/zero)
	println(min(x, y, 5), max(x, y), min(2.5, float64(x)), max("b", "abc"))
	println(min(1, nan), max(nan, 1), 1/min(zero, minus), 1/max(minus, zero))
	const c = max(1, 2.5, 'a')
	println(c, min(x), max(int8(3), 4))
}
