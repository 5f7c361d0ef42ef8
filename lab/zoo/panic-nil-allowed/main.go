// A program panics with nil, and a setting keeps the value as it is.
//
//zoo:env GODEBUG=panicnil=1
//zoo:kind panic
//zoo:message nil
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic(nil) // dies
}
