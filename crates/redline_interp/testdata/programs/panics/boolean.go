// A panic with a boolean prints its value.
// Spec: Handling panics.
package main

func main() {
	panic(1 < 2)
}
