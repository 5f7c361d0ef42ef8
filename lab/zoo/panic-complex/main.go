// The panic value is a complex number.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic(complex(1, -2)) // dies
}
