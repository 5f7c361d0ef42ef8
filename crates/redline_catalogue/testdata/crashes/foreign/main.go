// Crashes between Go and C in the way that its argument names.
package main

/*
static void take(void *p) {}
static void fault(void) { *(volatile int *)1 = 1; }
*/
import "C"

import (
	"os"
	"unsafe"
)

func main() {
	switch os.Args[1] {
	case "foreign-pointer":
		inner := new(int)
		C.take(unsafe.Pointer(&inner))
	case "foreign-fault":
		C.fault()
	}
}
