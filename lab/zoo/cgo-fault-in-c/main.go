// C reads through a nil pointer: the runtime cannot make a panic of it.
//
//zoo:kind signal
//zoo:message SIGSEGV: segmentation violation
//zoo:guilty main
//zoo:site main.main
//zoo:line foreign-code
package main

/*
static int first(int *values) { return values[0]; }
*/
import "C"

func main() {
	println(C.first(nil)) // dies
}
