// A product keeps the low bits of the exact product.
// Spec: Integer overflow.
package main

func main() {
	a, b := uint8(200), uint8(3)
	c, d := int8(100), int8(3)
	e := uint32(0xFFFF_FFFF)
	f := int64(1) << 62
	println(a*b, c*d, e*e, f*4, f*2, f*3)
	var h uint64 = 14695981039346656037
	for _, b := range []byte("wrap") {
		h ^= uint64(b)
		h *= 1099511628211
	}
	println(h)
}
