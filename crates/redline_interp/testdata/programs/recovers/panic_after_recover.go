// A deferred function that recovers and panics anew is followed by the remaining deferred calls.
// Spec: Handling panics.
package main

func f() (s string) {
	defer func() { s += " then " + recover().(string) }()
	defer func() {
		s += recover().(string)
		panic("new")
	}()
	panic("old")
}

func main() {
	println(f())
}
