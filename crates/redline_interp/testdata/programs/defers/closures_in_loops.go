// Closures deferred in a loop see the variable of their iteration, which later statements change.
// Spec: Defer statements; For statements.
package main

func main() {
	for i := range 3 {
		defer func() { print("closure ", i, " ") }()
		i *= 10
	}
	var shared int
	for shared = 0; shared < 3; shared++ {
		defer func(n int) { print("shared ", shared, n, " ") }(shared)
	}
}
