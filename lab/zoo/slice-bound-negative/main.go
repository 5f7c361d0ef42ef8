// The low bound of a slice expression is negative.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [-2:]
//zoo:guilty main
//zoo:site main.tail
//zoo:line index-out-of-range
package main

//go:noinline
func tail(values []int, low int) []int {
	return values[low:] // dies
}

func main() {
	println(len(tail(make([]int, 4), -2)))
}
