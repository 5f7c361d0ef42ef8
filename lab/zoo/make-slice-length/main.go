// A slice is made with a negative length.
//
//zoo:kind panic
//zoo:message runtime error: makeslice: len out of range
//zoo:guilty main
//zoo:site main.buffer
//zoo:line invalid-size
package main

//go:noinline
func buffer(length int) []byte {
	return make([]byte, length) // dies
}

func main() {
	println(len(buffer(-1)))
}
