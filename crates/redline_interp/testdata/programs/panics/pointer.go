// A panic with a pointer prints its type and the address.
// Spec: Handling panics.
package main

type failure struct{ code int }

func main() {
	panic(&failure{1})
}
