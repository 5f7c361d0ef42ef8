// The name of a generic type is printed with its arguments.
// Spec: Handling panics; Instantiations.
package main

type box[T any] struct{ v T }

type count[T any] int

func fail[T any](v T) { panic(box[T]{v}) }

func main() {
	defer func() { panic(count[map[string]int](3)) }()
	fail("x")
}
