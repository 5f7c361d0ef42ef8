// A runtime error in a deferred call is printed below the panic before it, with its signal.
// Spec: Handling panics.
package main

func main() {
	var p *int
	defer func() {
		*p = 1
	}()
	panic("first")
}
