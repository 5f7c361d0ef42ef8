// panic may be deferred, and a deferred recover stops a panic only where a deferred function defers it.
// Spec: Defer statements; Handling panics.
package main

func f() (s string) {
	defer func() { s = recover().(string) }()
	defer panic("deferred panic")
	return "returned"
}

func main() {
	println(f())
	func() {
		defer func() { println("still panicking:", recover() != nil) }()
		defer func() {
			defer recover()
		}()
		panic("x")
	}()
}
