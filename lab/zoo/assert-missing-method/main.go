// A type assertion asks for an interface whose method the value lacks.
//
//zoo:kind panic
//zoo:message interface conversion: string is not main.shape: missing method area
//zoo:guilty main
//zoo:site main.area
//zoo:line failed-assertion
package main

type shape interface{ area() int }

//go:noinline
func area(value any) int {
	return value.(shape).area() // dies
}

func main() {
	println(area("square"))
}
