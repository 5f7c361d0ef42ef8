// A panic with an integer prints its value.
// Spec: Handling panics.
package main

func main() {
	panic(42)
}
