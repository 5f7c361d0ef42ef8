// The body of a loop over an iterator panics, and the iterator recovers.
//
//zoo:since 1.23
//zoo:kind panic
//zoo:message runtime error: range function recovered a loop body panic and did not resume panicking
//zoo:guilty main
//zoo:site main.main
package main

func swallowing(yield func(int) bool) {
	defer func() { recover() }()
	yield(1)
}

func main() {
	for range swallowing {
		panic("in the body")
	} // dies
}
