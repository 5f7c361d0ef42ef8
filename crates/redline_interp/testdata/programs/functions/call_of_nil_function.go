// A call of a nil function value panics after its arguments are evaluated.
// Spec: Calls.
package main

func argument() int {
	println("argument")
	return 1
}

func main() {
	var f func(int)
	f(argument())
}
