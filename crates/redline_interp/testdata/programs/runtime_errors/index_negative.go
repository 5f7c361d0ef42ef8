// A negative index panics without a length.
// Spec: Index expressions.
package main

func main() {
	s := []int{1, 2, 3}
	i := -1
	s[i] = 5
}
