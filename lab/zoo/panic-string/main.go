// A function panics with a string.
//
//zoo:kind panic
//zoo:message out of cheese
//zoo:guilty main
//zoo:site main.must
//zoo:line explicit-panic
package main

//go:noinline
func must(ok bool) {
	if !ok {
		panic("out of cheese") // dies
	}
}

func main() {
	must(false)
}
