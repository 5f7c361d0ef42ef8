// C decides by memory that nobody has written: the memory sanitizer tells.
//
//zoo:build -msan
//zoo:kind sanitizer
package main

/*
#include <stdlib.h>
static int decide(void) {
	volatile int *memory = malloc(8);
	int answer = 0;
	if (memory[1] > 3) answer = 1;
	free((void *)memory);
	return answer;
}
*/
import "C"

func main() {
	println(C.decide())
}
