// recover works only in the deferred function itself, not in a function that it calls.
// Spec: Handling panics.
package main

func helper() any { return recover() }

func main() {
	defer func() { println("direct:", recover() != nil) }()
	defer func() { println("helper:", helper() != nil) }()
	defer func() {
		func() { println("literal:", recover() != nil) }()
	}()
	panic("x")
}
