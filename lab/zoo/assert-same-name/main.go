// A type assertion names a type with the same name from another function.
//
//zoo:kind panic
//zoo:message interface conversion: interface {} is main.pair, not main.pair (types from different scopes)
//zoo:guilty main
//zoo:site main.other
//zoo:line failed-assertion
package main

//go:noinline
func one() any {
	type pair struct{ a, b int }
	return pair{1, 2}
}

//go:noinline
func other(value any) int {
	type pair struct{ a, b int }
	return value.(pair).a // dies
}

func main() {
	println(other(one()))
}
