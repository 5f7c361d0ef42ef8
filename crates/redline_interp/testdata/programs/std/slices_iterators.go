// Iterators of package slices are ranged over, collected and sorted.
package main

import "slices"

func main() {
	s := []string{"b", "c", "a"}
	for i, v := range slices.Backward(s) {
		print(i, v, " ")
	}
	for v := range slices.Values(s) {
		if v == "c" {
			break
		}
		print(v, " ")
	}
	sorted := slices.Sorted(slices.Values(s))
	println(sorted[0], sorted[2], len(slices.Collect(slices.Values(s))))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		print(len(c), " ")
	}
	println()
}
