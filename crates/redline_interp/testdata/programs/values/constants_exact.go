// Constant expressions are exact, however large on the way.
// Spec: Constant expressions.
package main

const huge = 1 << 100
const four = huge >> 98
const third = 1.0 / 3
const big = 1e1000 / 1e997

func main() {
	println(four, huge/(huge-1), third*3 == 1, big)
	println(5/2, 5.0/2, 5/2.0, 7%4, -7/2, 1/3.0)
	const mask = ^0
	println(mask, 'a'+1, 'a'*1.0, "a"+"b", len("constant"))
	println(uint8(255)&^0x0F, int8(-128))
}
