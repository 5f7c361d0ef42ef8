// The third bound of a slice expression lies beyond the capacity.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [::9] with capacity 4
//zoo:guilty main
//zoo:site main.cut
//zoo:line index-out-of-range
package main

//go:noinline
func cut(values []int, low, high, most int) []int {
	return values[low:high:most] // dies
}

func main() {
	println(len(cut(make([]int, 4), 0, 1, 9)))
}
