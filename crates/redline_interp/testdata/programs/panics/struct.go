// A panic with a struct prints its type and an address.
// Spec: Handling panics.
package main

type failure struct {
	code int
	text string
}

func main() {
	panic(failure{1, "text"})
}
