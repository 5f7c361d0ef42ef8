// Slicing past a string panics with its length.
// Spec: Simple slice expressions.
package main

func main() {
	s := "short"
	n := 9
	println(s[2:])
	println(s[:n])
}
