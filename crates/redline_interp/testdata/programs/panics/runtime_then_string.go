// A panic in a deferred call after a failed index is printed below it.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		panic("while cleaning up")
	}()
	var s []int
	println(s[len(s)])
}
