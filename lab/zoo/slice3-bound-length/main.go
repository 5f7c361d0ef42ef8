// The third bound of a slice expression lies beyond the length of an array.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [::9] with length 4
//zoo:guilty main
//zoo:site main.cut
//zoo:line index-out-of-range
package main

//go:noinline
func cut(values *[4]int, most int) []int {
	return values[0:1:most] // dies
}

func main() {
	println(len(cut(new([4]int), 9)))
}
