// The low bound of a slice expression lies above the high one.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [3:1]
//zoo:guilty main
//zoo:site main.between
//zoo:line index-out-of-range
package main

//go:noinline
func between(values []int, low, high int) []int {
	return values[low:high] // dies
}

func main() {
	println(len(between(make([]int, 4), 3, 1)))
}
