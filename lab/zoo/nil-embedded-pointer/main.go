// A method is promoted through an embedded pointer that is nil.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.(*engine).start
//zoo:line nil-dereference
package main

type engine struct{ power int }

//go:noinline
func (e *engine) start() int {
	return e.power // dies
}

type car struct{ *engine }

func main() {
	println(car{}.start())
}
