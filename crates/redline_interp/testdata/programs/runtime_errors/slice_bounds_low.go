// Slicing with a low bound above the high one panics.
// Spec: Simple slice expressions.
package main

func main() {
	s := make([]int, 3, 8)
	lo, hi := 2, 1
	println(len(s[lo:hi]))
}
