// Index panics say the index and the length, whatever the types.
// Spec: Index expressions; Run-time panics.
package main

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	var none []int
	s, str, a := make([]int, 2, 10), "abc", [3]int{}
	i8, u8, i64, u64 := int8(-5), uint8(200), int64(1)<<40, ^uint64(0)
	try(func() { _ = none[0] })
	try(func() { none[0] = 1 })
	try(func() { _ = s[i8] })
	try(func() { _ = s[u8] })
	try(func() { _ = str[i64] })
	try(func() { a[u64]++ })
	try(func() { _ = a[i8] })
	try(func() { _ = &s[2] })
	try(func() { _ = [][]int{{}}[0][0] })
	try(func() { _ = "constant"[u8] })
}
