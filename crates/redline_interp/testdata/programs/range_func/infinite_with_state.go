// An endless iterator keeps its state in its own variables, and starts anew with each loop.
package main

func fibonacci(yield func(int) bool) {
	a, b := 0, 1
	for yield(a) {
		a, b = b, a+b
	}
}

func main() {
	for round := range 2 {
		for n := range fibonacci {
			if n > 50*(round+1) {
				break
			}
			print(n, " ")
		}
		println()
	}
}
