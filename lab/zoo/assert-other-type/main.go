// A type assertion names another type than the one held.
//
//zoo:kind panic
//zoo:message interface conversion: interface {} is string, not int
//zoo:guilty main
//zoo:site main.number
//zoo:line failed-assertion
package main

//go:noinline
func number(value any) int {
	return value.(int) // dies
}

func main() {
	println(number("one"))
}
