// A full slice expression past the capacity panics with all that is known.
// Spec: Full slice expressions.
package main

func main() {
	a := [5]int{}
	n := 6
	println(len(a[1:2:n]))
}
