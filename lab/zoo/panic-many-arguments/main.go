// Functions with many and nested arguments panic: not all of them are printed.
//
//zoo:kind panic
//zoo:message stop
//zoo:guilty main
//zoo:site main.many
//zoo:line explicit-panic
package main

type point struct {
	x, y  int
	inner struct{ a, b [3]int8 }
}

//go:noinline
func many(a, b, c, d, e, f, g, h, i, j, k, l int, p point, s string, v []int, x any) {
	panic("stop") // dies
}

func main() {
	many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, point{x: 1}, "text", []int{1}, 3)
}
