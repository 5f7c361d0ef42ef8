// The second bound of a slice expression lies above the third.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [:3:2]
//zoo:guilty main
//zoo:site main.cut
//zoo:line index-out-of-range
package main

//go:noinline
func cut(values []int, low, high, most int) []int {
	return values[low:high:most] // dies
}

func main() {
	println(len(cut(make([]int, 4), 0, 3, 2)))
}
