// A panic after an earlier one was recovered and its function returned is printed alone.
// Spec: Handling panics.
package main

func calm() {
	defer func() { recover() }()
	panic("recovered")
}

func main() {
	calm()
	panic("fatal")
}
