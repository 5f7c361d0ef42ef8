// The panic value is a struct, of which only the address is printed.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

type failure struct {
	code int
	text string
}

func main() {
	panic(failure{7, "broken"}) // dies
}
