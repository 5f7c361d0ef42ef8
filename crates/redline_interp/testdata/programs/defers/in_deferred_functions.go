// A deferred function has deferred calls of its own.
// Spec: Defer statements.
package main

func main() {
	defer println("last")
	defer func() {
		defer println("inner deferred")
		defer func() {
			defer println("innermost")
			println("second level")
		}()
		println("first level")
	}()
	println("body")
}
