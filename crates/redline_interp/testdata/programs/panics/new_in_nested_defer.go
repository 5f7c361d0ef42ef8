// A panic inside a call of a deferred function, recovered there, does not show in the chain.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		func() {
			defer func() { recover() }()
			panic("inner, recovered")
		}()
		panic("second")
	}()
	panic("first")
}
