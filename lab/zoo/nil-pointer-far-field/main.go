// A field beyond the first page of a nil struct is read: the compiler checks the pointer first.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.last
//zoo:line nil-dereference
package main

type large struct {
	space [1 << 20]byte
	last  int
}

//go:noinline
func last(from *large) int {
	return from.last // dies
}

func main() {
	println(last(nil))
}
