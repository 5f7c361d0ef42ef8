// A panic in a deferred function replaces the one that was on its way.
// Spec: Handling panics.
package main

func f() (v any) {
	defer func() { v = recover() }()
	defer func() { panic("second") }()
	defer func() { panic("first in defer") }()
	panic("original")
}

func main() {
	println(f().(string))
}
