// A nil dereference is recovered and panicked with again: the signal is told once more.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.main
//zoo:line nil-dereference
package main

var none *struct{ name string }

func main() {
	defer func() {
		panic(recover())
	}()
	println(none.name) // dies
}
