// The panic value is of a named integer type.
//
//zoo:kind panic
//zoo:message main.code(42)
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

type code int

func main() {
	panic(code(42)) // dies
}
