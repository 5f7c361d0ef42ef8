// A slice is grown by a negative count.
//
//zoo:kind panic
//zoo:message cannot be negative
//zoo:guilty main
//zoo:site main.main
package main

import "slices"

func main() {
	slices.Grow([]int{}, -1) // dies
}
