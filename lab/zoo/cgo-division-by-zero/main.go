// C divides by zero: SIGFPE.
//
//zoo:kind signal
//zoo:message SIGFPE: floating-point exception
//zoo:guilty main
//zoo:line foreign-code
package main

/*
static int mean(volatile int sum, volatile int count) { return sum / count; }
*/
import "C"

func main() {
	println(C.mean(1, 0))
}
