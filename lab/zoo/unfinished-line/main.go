// A line of the program is not at its end when it panics: the panic stands behind it.
//
//zoo:kind panic
//zoo:message midway
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "fmt"

func main() {
	fmt.Print("loading 3 of 10 ... ")
	panic("midway") // dies
}
