// The first byte of an empty string is read.
//
//zoo:kind panic
//zoo:message runtime error: index out of range [0] with length 0
//zoo:guilty main
//zoo:site main.first
//zoo:line index-out-of-range
package main

//go:noinline
func first(text string) byte {
	return text[0] // dies
}

func main() {
	println(first(""))
}
