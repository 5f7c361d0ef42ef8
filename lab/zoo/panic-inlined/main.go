// The panic comes from a function that was inlined into another one that was inlined too.
//
//zoo:kind panic
//zoo:message too many
//zoo:guilty main
//zoo:site main.check
//zoo:line explicit-panic
package main

func check(count int) {
	if count > 3 {
		panic("too many") // dies
	}
}

func add(count int) { check(count + 1) }

func main() {
	add(7)
}
