// A slice is converted to an array that is longer.
//
//zoo:kind panic
//zoo:message runtime error: cannot convert slice with length 3 to array or pointer to array with length 4
//zoo:guilty main
//zoo:site main.four
//zoo:line index-out-of-range
package main

//go:noinline
func four(values []int) [4]int {
	return [4]int(values) // dies
}

func main() {
	println(four(make([]int, 3))[0])
}
