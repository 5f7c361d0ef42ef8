// A panic that a nested deferred call started and an outer function recovered leaves the first one alone.
// Spec: Handling panics.
package main

func cleanup() {
	defer func() { println("cleanup recovered", recover().(string)) }()
	func() {
		defer func() { panic("third") }()
		panic("second")
	}()
}

func main() {
	defer cleanup()
	panic("first")
}
