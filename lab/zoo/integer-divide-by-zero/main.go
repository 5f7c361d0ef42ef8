// An integer is divided by zero.
//
//zoo:kind panic
//zoo:message runtime error: integer divide by zero
//zoo:guilty main
//zoo:site main.mean
//zoo:line integer-fault
package main

//go:noinline
func mean(sum, count int) int {
	return sum / count // dies
}

func main() {
	println(mean(7, 0))
}
