// A slice is indexed behind its end.
//
//zoo:kind panic
//zoo:message runtime error: index out of range [5] with length 3
//zoo:guilty main
//zoo:site main.at
//zoo:line index-out-of-range
package main

//go:noinline
func at(values []int, index int) int {
	return values[index] // dies
}

func main() {
	println(at([]int{1, 2, 3}, 5))
}
