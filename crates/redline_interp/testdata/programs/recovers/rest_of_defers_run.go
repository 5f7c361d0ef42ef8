// Deferred calls before and after the recovering one run in order, and see the results change.
// Spec: Handling panics; Defer statements.
package main

func f() (log string) {
	defer func() { log += " last" }()
	defer func() {
		if recover() != nil {
			log += " recovered"
		}
	}()
	defer func() { log += "first" }()
	panic("x")
}

func main() {
	println(f())
}
