// A panic with a string prints it as it is.
// Spec: Handling panics.
package main

func main() {
	println("before")
	panic("something is wrong")
}
