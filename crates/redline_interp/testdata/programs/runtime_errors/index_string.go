// An index past a string panics with its length in bytes.
// Spec: Index expressions.
package main

func main() {
	s := "héllo"
	n := len(s)
	println(s[n-1])
	println(s[n])
}
