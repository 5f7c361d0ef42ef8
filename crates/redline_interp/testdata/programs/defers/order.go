// Deferred calls run in the reverse order, when the function returns.
// Spec: Defer statements.
package main

func f() {
	defer println("first deferred")
	defer println("second deferred")
	for i := range 3 {
		defer println("in loop", i)
	}
	println("body")
}

func main() {
	f()
	println("end")
}
