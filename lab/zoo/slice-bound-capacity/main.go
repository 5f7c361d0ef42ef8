// A slice is sliced beyond its capacity.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [:5] with capacity 3
//zoo:guilty main
//zoo:site main.head
//zoo:line index-out-of-range
package main

//go:noinline
func head(values []int, length int) []int {
	return values[:length] // dies
}

func main() {
	println(len(head(make([]int, 3), 5)))
}
