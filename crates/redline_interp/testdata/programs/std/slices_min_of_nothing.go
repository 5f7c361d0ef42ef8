// slices.Min of an empty slice panics with a string.
package main

import "slices"

func main() {
	println(slices.Min([]int{4, 2}))
	println(slices.Min([]float64{}))
}
