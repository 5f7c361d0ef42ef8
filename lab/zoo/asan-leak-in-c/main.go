// C loses memory: the leak sanitizer tells when the program ends.
//
//zoo:since 1.26
//zoo:build -asan
//zoo:kind sanitizer
package main

// #include <stdlib.h>
// static void lose(void) { volatile char *memory = malloc(1000); memory = 0; }
import "C"

func main() {
	C.lose()
}
