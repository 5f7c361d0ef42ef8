// A deferred method call on a nil interface panics at the defer statement.
// Spec: Defer statements; Method values.
package main

type closer interface{ close() }

func main() {
	var c closer
	defer println("deferred before")
	println("before")
	defer c.close()
	println("not reached")
}
