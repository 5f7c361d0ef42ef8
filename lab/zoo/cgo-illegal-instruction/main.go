// C executes a trap: SIGILL.
//
//zoo:kind signal
//zoo:message SIGILL: illegal instruction
//zoo:guilty main
//zoo:line foreign-code
package main

// static void trap(void) { __builtin_trap(); }
import "C"

func main() {
	C.trap()
}
