// Only the outermost call of a defer statement is deferred; calls in its arguments happen at once.
// Spec: Defer statements.
package main

func trace(s string) string {
	println("enter", s)
	return s
}

func leave(s string) { println("leave", s) }

func inner() {
	defer leave(trace("inner"))
	println("in inner")
}

func main() {
	defer leave(trace("main"))
	inner()
	println("in main")
}
