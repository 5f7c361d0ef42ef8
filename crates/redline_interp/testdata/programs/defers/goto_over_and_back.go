// A jump back to a defer statement defers another call.
// Spec: Defer statements; Goto statements.
package main

func main() {
	n := 0
again:
	defer println("deferred", n)
	n++
	if n < 3 {
		goto again
	}
	println("n", n)
}
