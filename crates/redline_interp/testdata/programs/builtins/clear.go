// clear deletes all entries of a map and zeroes the elements of a slice.
// Spec: Clear.
package main

func main() {
	m := map[string]int{"a": 1, "b": 2}
	n := m
	clear(m)
	println(len(m), len(n))
	s := []string{"a", "b", "c"}
	clear(s[1:])
	println(len(s), s[0], s[1] == "", s[2] == "")
	var none []int
	clear(none)
	var nothing map[int]int
	clear(nothing)
	println(none == nil, nothing == nil)
}
