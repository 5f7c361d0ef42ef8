// A panic with a float prints its value.
// Spec: Handling panics.
package main

func main() {
	x := 2.5
	panic(x * 2)
}
