// A type assertion is made on a nil interface.
//
//zoo:kind panic
//zoo:message interface conversion: interface {} is nil, not int
//zoo:guilty main
//zoo:site main.number
//zoo:line failed-assertion
package main

//go:noinline
func number(value any) int {
	return value.(int) // dies
}

func main() {
	println(number(nil))
}
