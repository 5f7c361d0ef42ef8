// The panic value is an int.
//
//zoo:kind panic
//zoo:message 42
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic(42) // dies
}
