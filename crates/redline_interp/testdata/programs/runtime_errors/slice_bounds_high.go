// Slicing past the capacity panics.
// Spec: Simple slice expressions.
package main

func main() {
	s := make([]int, 2, 4)
	println(len(s[:4]))
	n := 5
	println(len(s[:n]))
}
