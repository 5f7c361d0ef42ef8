// C ends the process with status 3: no crash.
//
//zoo:line unexpected-exit
package main

// #include <stdlib.h>
import "C"

func main() {
	println("working")
	C.exit(3)
}
