// A program panics with nil.
//
//zoo:kind panic
//zoo:message panic called with nil argument
//zoo:message@1.27 runtime error: panic called with nil argument
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic(nil) // dies
}
