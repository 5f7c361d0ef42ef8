// Two interfaces that hold a struct with a function are compared.
//
//zoo:kind panic
//zoo:message runtime error: comparing uncomparable type main.action
//zoo:guilty main
//zoo:site main.same
//zoo:line uncomparable-value
package main

type action struct {
	name string
	do   func()
}

//go:noinline
func same(a, b any) bool {
	return a == b // dies
}

func main() {
	println(same(action{name: "a"}, action{name: "a"}))
}
