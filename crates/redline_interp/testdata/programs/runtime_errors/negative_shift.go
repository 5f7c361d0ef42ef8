// A shift by a negative count panics.
// Spec: Arithmetic operators, integer operators.
package main

func main() {
	n := 2
	for {
		println(1 << n)
		n--
	}
}
