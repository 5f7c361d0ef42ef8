// A function panics with a string.
//
//zoo:kind panic
//zoo:message no such account
//zoo:guilty main
//zoo:site main.must
//zoo:line explicit-panic
package main

//go:noinline
func must(ok bool) {
	if !ok {
		panic("no such account") // dies
	}
}

func main() {
	must(false)
}
