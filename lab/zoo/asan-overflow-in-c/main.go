// C writes behind memory that it allocated: the address sanitizer tells.
//
//zoo:build -asan
//zoo:kind sanitizer
package main

/*
#include <stdlib.h>
static void fill(int length) {
	char *memory = malloc(8);
	for (int i = 0; i < length; i++) ((volatile char *)memory)[i] = 'x';
	free(memory);
}
*/
import "C"

func main() {
	C.fill(12)
}
