// The panic value has a String method.
//
//zoo:kind panic
//zoo:message code seven
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

type failure struct{ code int }

func (failure) String() string { return "code seven" }

func main() {
	panic(failure{7}) // dies
}
