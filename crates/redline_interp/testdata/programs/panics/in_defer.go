// A panic in a deferred call is printed below the one that was on its way.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		panic("second")
	}()
	panic("first")
}
