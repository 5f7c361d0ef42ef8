// A value that passes through two functions which panic with it again is printed once.
// Spec: Handling panics.
package main

func again() {
	v := recover()
	println("again")
	panic(v)
}

func inner() {
	defer again()
	panic("passed on")
}

func main() {
	defer again()
	inner()
}
