// A panic in a deferred call replaces a return, and a recover brings the result back.
// Spec: Defer statements; Handling panics.
package main

func f() (n int) {
	defer func() {
		if recover() != nil {
			n++
		}
	}()
	defer func() { panic("after the return") }()
	return 41
}

func g() int {
	defer func() { recover() }()
	defer func() { panic("after the return") }()
	return 41
}

func main() {
	println(f(), g())
}
