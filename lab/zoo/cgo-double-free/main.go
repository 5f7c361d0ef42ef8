// C frees memory twice: glibc notices and aborts.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
//zoo:guilty main
//zoo:line foreign-code
package main

/*
#include <stdlib.h>
static void twice(void) {
	void *volatile memory = malloc(100);
	free(memory);
	free(memory);
}
*/
import "C"

func main() {
	C.twice()
}
