// A panic is recovered, and the deferred function panics with the same value.
//
//zoo:kind panic
//zoo:message out of cheese
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	defer func() {
		if value := recover(); value != nil {
			panic(value)
		}
	}()
	panic("out of cheese") // dies
}
