// Go panics while C called it.
//
//zoo:kind panic
//zoo:message in a callback
//zoo:guilty main
//zoo:site main.called
//zoo:line explicit-panic
package main

// void call(void);
import "C"

//export called
func called() {
	panic("in a callback") // dies
}

func main() {
	C.call()
}
