// A recover that is itself deferred does not stop a panic.
// Spec: Handling panics.
package main

func main() {
	defer println("deferred")
	defer recover()
	panic("goes on")
}
