// The calls that were deferred before a nil function run after its panic.
// Spec: Defer statements; Handling panics.
package main

func main() {
	var g func(int)
	defer println("outermost")
	defer g(1)
	defer println("innermost")
	println("body")
}
