// A panic comes three hundred calls deep: the frames in the middle are elided.
//
//zoo:kind panic
//zoo:message bottom
//zoo:guilty main
//zoo:site main.down
//zoo:line explicit-panic
package main

//go:noinline
func down(left int) int {
	if left == 0 {
		panic("bottom") // dies
	}
	return down(left-1) + 1
}

func main() {
	println(down(300))
}
