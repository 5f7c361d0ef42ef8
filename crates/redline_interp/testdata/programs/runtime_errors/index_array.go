// An index past an array panics with the length of its type.
// Spec: Index expressions.
package main

func main() {
	var a [4]string
	for i := 0; i <= len(a); i++ {
		a[i] = "x"
		print(i, " ")
	}
}
