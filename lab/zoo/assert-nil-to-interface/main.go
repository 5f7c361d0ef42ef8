// A type assertion to an interface is made on a nil interface.
//
//zoo:kind panic
//zoo:message interface conversion: interface is nil, not fmt.Stringer
//zoo:guilty main
//zoo:site main.text
//zoo:line failed-assertion
package main

import "fmt"

//go:noinline
func text(value any) string {
	return value.(fmt.Stringer).String() // dies
}

func main() {
	println(text(nil))
}
