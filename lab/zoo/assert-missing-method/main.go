// A type assertion asks for an interface whose method the value lacks.
//
//zoo:kind panic
//zoo:message interface conversion: main.plain is not fmt.Stringer: missing method String
//zoo:guilty main
//zoo:site main.text
//zoo:line failed-assertion
package main

import "fmt"

type plain struct{}

//go:noinline
func text(value any) string {
	return value.(fmt.Stringer).String() // dies
}

func main() {
	println(text(plain{}))
}
