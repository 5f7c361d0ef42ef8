// A return statement whose last operand panics has not set the named results.
// Spec: Return statements; Handling panics.
package main

func fail() int { panic("x") }

func one() int { return 1 }

func f() (a, b int) {
	defer func() { recover() }()
	a, b = 10, 20
	return one(), fail()
}

func main() {
	println(f())
}
