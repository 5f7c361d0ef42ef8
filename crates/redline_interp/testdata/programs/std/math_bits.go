// Functions of math and math/bits, most of which the compiler knows.
package main

import (
	"math"
	"math/bits"
)

func main() {
	println(bits.OnesCount(255), bits.LeadingZeros8(1), bits.TrailingZeros(8), bits.Len(1023), bits.Reverse8(1), bits.RotateLeft8(0x81, 1))
	hi, lo := bits.Mul64(1<<63, 6)
	sum, carry := bits.Add64(1<<63, 1<<63, 1)
	println(hi, lo, sum, carry)
	println(math.Sqrt(2), math.Floor(-1.5), math.Abs(-3), math.MaxInt64, math.IsNaN(math.NaN()), math.Trunc(2.7))
	println(math.Float64bits(1), math.Inf(-1), math.Mod(7, 3), math.Hypot(3, 4))
}
