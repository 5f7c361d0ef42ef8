// After a recover the function returns to its caller with its results as they are.
// Spec: Handling panics.
package main

func named() (n int, s string) {
	n, s = 1, "before"
	defer func() { recover() }()
	n = 2
	panic("x")
}

func unnamed() (int, string) {
	defer func() { recover() }()
	panic("x")
}

func partly() (n int) {
	defer func() { recover() }()
	n = 7
	return fail()
}

func fail() int { panic("in the return statement") }

func main() {
	println(named())
	println(unnamed())
	println(partly())
	println("main goes on")
}
