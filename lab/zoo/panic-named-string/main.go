// The panic value is of a named string type.
//
//zoo:kind panic
//zoo:message main.reason("full")
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

type reason string

func main() {
	panic(reason("full")) // dies
}
