// A negative or too large length of make panics.
// Spec: Making slices, maps and channels.
package main

func main() {
	n := -1
	s := make([]int, n)
	println(len(s))
}
