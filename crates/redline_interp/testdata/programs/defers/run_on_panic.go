// Deferred calls of every function on the stack run while it panics.
// Spec: Handling panics.
package main

func a() {
	defer println("a")
	b()
	println("not reached in a")
}

func b() {
	defer println("b one")
	defer println("b two")
	c(0)
}

func c(zero int) {
	defer println("c")
	println(1 / zero)
	defer println("never deferred")
}

func main() {
	defer println("main")
	a()
}
