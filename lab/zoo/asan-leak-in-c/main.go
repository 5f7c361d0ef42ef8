// C loses memory: the leak sanitizer tells when the program ends.
//
//zoo:since 1.26
//zoo:build -asan
//zoo:kind sanitizer
package main

// #include <stdlib.h>
// static void lose(int size) { *(volatile char *)malloc(size) = 1; }
import "C"

func main() {
	for size := range make([]int, 10) {
		C.lose(C.int(1000 + size))
	}
}
