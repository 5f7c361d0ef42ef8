// A pointer to Go memory that holds Go pointers is passed to C.
//
//zoo:kind panic
//zoo:guilty main
//zoo:line foreign-code
package main

// static void take(void *values) {}
import "C"
import "unsafe"

type pair struct{ a, b *int }

func main() {
	values := &pair{new(int), new(int)}
	C.take(unsafe.Pointer(values))
}
