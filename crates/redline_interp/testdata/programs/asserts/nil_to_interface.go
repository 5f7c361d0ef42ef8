// An assertion of a nil interface to another interface panics.
// Spec: Type assertions.
package main

type a interface{ m() }

type b interface{ n() }

func main() {
	var x a
	defer println("deferred")
	x.(b).n()
}
