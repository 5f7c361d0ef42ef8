// A recovered function does not go on after the panic, its caller does.
// Spec: Handling panics.
package main

func inner() {
	defer func() { recover() }()
	println("inner")
	panic("x")
}

func outer() {
	inner()
	println("outer goes on")
}

func main() {
	for range 2 {
		outer()
	}
}
