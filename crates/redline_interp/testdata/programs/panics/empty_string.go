// A panic with an empty string prints nothing after its colon.
// Spec: Handling panics.
package main

func main() {
	panic("")
}
