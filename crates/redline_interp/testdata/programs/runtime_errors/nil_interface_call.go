// A method call on a nil interface panics.
// Spec: Calls.
package main

type runner interface{ run(int) }

func argument() int {
	println("argument")
	return 1
}

func main() {
	var r runner
	r.run(argument())
}
