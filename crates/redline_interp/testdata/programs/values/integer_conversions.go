// A conversion between integer types keeps the low bits and extends by the sign of its source.
// Spec: Conversions between numeric types.
package main

func main() {
	v := uint16(0x10F0)
	println(uint32(int8(v)), int8(v), uint8(v), int32(int8(v)))
	m := -1
	println(uint8(m), uint16(m), uint32(m), uint64(m), uintptr(m))
	big := uint64(1<<63 + 5)
	println(int64(big), int32(big), int16(big))
	r := rune(0x1F600)
	println(byte(r), uint16(r))
}
