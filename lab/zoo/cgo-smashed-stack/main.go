// C writes behind a local array: the guard of the stack is found broken.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
//zoo:guilty main
//zoo:line foreign-code
package main

/*
#cgo CFLAGS: -fstack-protector-all -O0
#include <string.h>
static void smash(int length) {
	volatile char text[8];
	memset((char *)text, 'x', length);
}
*/
import "C"

func main() {
	C.smash(24)
}
