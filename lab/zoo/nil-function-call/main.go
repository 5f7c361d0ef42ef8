// A nil function value is called.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.apply
//zoo:line nil-dereference
package main

//go:noinline
func apply(f func(int) int) int {
	return f(1) // dies
}

func main() {
	println(apply(nil))
}
