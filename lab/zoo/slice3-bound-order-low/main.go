// The first bound of a slice expression lies above the second.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [2:1:]
//zoo:guilty main
//zoo:site main.cut
//zoo:line index-out-of-range
package main

//go:noinline
func cut(values []int, low, high, most int) []int {
	return values[low:high:most] // dies
}

func main() {
	println(len(cut(make([]int, 4), 2, 1, 3)))
}
