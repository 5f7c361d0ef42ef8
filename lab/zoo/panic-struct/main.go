// The panic value is a struct, of which only the address is printed.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

type point struct {
	x, y int
}

func main() {
	panic(point{7, 8}) // dies
}
