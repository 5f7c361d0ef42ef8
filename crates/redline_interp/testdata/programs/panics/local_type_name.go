// A type that is declared in a function is printed by its name alone.
// Spec: Handling panics.
package main

func main() {
	type local int
	panic(local(5))
}
