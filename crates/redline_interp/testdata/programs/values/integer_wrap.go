// Integers of every width wrap around silently at their bounds.
// Spec: Integer overflow.
package main

func main() {
	var i8 int8 = 127
	var i16 int16 = 32767
	var i32 int32 = 2147483647
	var i64 int64 = 9223372036854775807
	i8++
	i16++
	i32++
	i64++
	println(i8, i16, i32, i64)
	var u8 uint8
	var u16 uint16
	var u32 uint32
	var u64 uint64
	u8--
	u16--
	u32--
	u64--
	println(u8, u16, u32, u64)
	println(-i8 == i8, -i64 == i64)
}
