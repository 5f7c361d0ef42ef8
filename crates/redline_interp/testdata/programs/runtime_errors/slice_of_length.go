// Slicing a slice without a high bound stops at its length, not its capacity.
// Spec: Simple slice expressions.
package main

func main() {
	s := make([]int, 3, 8)
	n := 4
	println(len(s[3:]))
	println(len(s[n:]))
}
