// slices.Insert with an index out of range panics in the library.
package main

import "slices"

func main() {
	s := []int{1, 2}
	s = slices.Insert(s, 2, 3)
	println(len(s))
	i := 5
	s = slices.Insert(s, i, 4)
	println("not reached")
}
