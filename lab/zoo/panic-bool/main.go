// The panic value is a truth value.
//
//zoo:kind panic
//zoo:message true
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic(true) // dies
}
