// print puts nothing between its operands, println puts spaces, and both know the basic types.
// Spec: Bootstrapping.
package main

func main() {
	print("a", 1, true, 'x', 2.5, 1i, uint8(3), "\n")
	println("a", 1, true, 'x', 2.5, 1i, uint8(3))
	println()
	print()
	println("")
	print("no newline at the end")
}
