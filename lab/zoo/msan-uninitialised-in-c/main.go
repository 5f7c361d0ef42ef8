// C decides by memory that nobody has written: the memory sanitizer tells.
//
//zoo:build -msan
//zoo:kind sanitizer
package main

/*
#include <stdlib.h>
static void decide(void) {
	volatile int *memory = malloc(8);
	if (memory[1] > 3) abort();
	free((void *)memory);
}
*/
import "C"

func main() {
	C.decide()
}
