// An interface type satisfies comparable, and comparing its values may panic.
// Spec: Satisfying a type constraint; Comparison operators.
package main

func equal[T comparable](a, b T) bool { return a == b }

func main() {
	println(equal[any](1, 1), equal[any](1, "1"))
	println(equal[any]([]int{1}, []int{1}))
}
