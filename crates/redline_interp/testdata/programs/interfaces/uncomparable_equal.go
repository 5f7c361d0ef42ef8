// Comparing two interfaces that hold slices panics.
// Spec: Comparison operators.
package main

func main() {
	var a, b any = []int{1}, []int{1}
	println(a == nil, a == any(1), a == any("s"))
	println(a == b)
}
