// An integer is shifted by a negative count.
//
//zoo:kind panic
//zoo:message runtime error: negative shift amount
//zoo:guilty main
//zoo:site main.power
//zoo:line integer-fault
package main

//go:noinline
func power(exponent int) int {
	return 1 << exponent // dies
}

func main() {
	println(power(-1))
}
