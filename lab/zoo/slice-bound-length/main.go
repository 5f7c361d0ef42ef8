// A string is sliced beyond its length.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [:6] with length 4
//zoo:guilty main
//zoo:site main.head
//zoo:line index-out-of-range
package main

//go:noinline
func head(text string, length int) string {
	return text[:length] // dies
}

func main() {
	println(head("abcd", 6))
}
