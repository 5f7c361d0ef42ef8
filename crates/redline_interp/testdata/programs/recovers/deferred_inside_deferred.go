// A function deferred by a deferred function does not recover the panic of the function around both.
// Spec: Handling panics.
package main

func main() {
	defer func() { println("direct", recover() != nil) }()
	defer func() {
		defer func() { println("deferred by deferred", recover() != nil) }()
		println("deferred")
	}()
	panic("x")
}
