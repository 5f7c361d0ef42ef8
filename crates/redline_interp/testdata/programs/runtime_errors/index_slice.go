// An index past the length of a slice panics with both.
// Spec: Index expressions.
package main

func main() {
	s := []int{1, 2, 3}
	i := 3
	println(s[i])
}
