// A conversion from a float drops the fraction, towards zero.
// Spec: Conversions between numeric types.
package main

func main() {
	for _, f := range []float64{2.9, -2.9, 0.5, -0.5, 1e15 + 0.5} {
		println(int(f), int64(f), int32(int64(f)))
	}
	f := 255.99
	println(uint8(f), uint64(f), int8(f-128))
	i := 1<<53 + 1
	println(int(float64(i)), i, float32(16777217))
}
