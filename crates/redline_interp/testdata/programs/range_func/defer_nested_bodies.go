// Calls that are deferred in nested bodies run in reverse order at the end of the function.
// Spec: Defer statements.
package main

func two(yield func(int) bool) { _ = yield(1) && yield(2) }

func f() {
	defer println("deferred before")
	for i := range two {
		defer println("outer", i)
		for j := range two {
			defer println("inner", i, j)
		}
		func() {
			defer println("of the literal", i)
			for k := range two {
				defer println("in the literal", i, k)
			}
		}()
	}
	println("end of f")
}

func main() {
	f()
}
