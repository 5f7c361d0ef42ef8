// The function value and the arguments of a deferred call are evaluated at the defer statement.
// Spec: Defer statements.
package main

func say(s string, n int) { println(s, n) }

func main() {
	x := 1
	f := say
	defer f("argument", x)
	defer func() { println("captured", x) }()
	x = 2
	f = func(string, int) { println("other") }
	defer f("", x)
	f = nil
}
