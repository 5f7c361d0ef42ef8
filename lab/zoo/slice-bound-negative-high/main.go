// The high bound of a slice expression is negative.
//
//zoo:kind panic
//zoo:message runtime error: slice bounds out of range [:-1]
//zoo:guilty main
//zoo:site main.head
//zoo:line index-out-of-range
package main

//go:noinline
func head(text string, length int) string {
	return text[:length] // dies
}

func main() {
	println(head("abc", -1))
}
