// A slice is made with a capacity below its length.
//
//zoo:kind panic
//zoo:message runtime error: makeslice: cap out of range
//zoo:guilty main
//zoo:site main.buffer
//zoo:line invalid-size
package main

//go:noinline
func buffer(length, capacity int) []byte {
	return make([]byte, length, capacity) // dies
}

func main() {
	println(len(buffer(8, 4)))
}
