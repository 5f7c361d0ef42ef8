// An assertion in C fails.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
//zoo:guilty main
//zoo:line foreign-code
package main

/*
#undef NDEBUG
#include <assert.h>
static void check(int count) { assert(count > 0); }
*/
import "C"

func main() {
	C.check(0)
}
