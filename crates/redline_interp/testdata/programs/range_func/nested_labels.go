// Labelled break and continue cross nested loops over functions.
// Spec: For statements with range clause; Break statements; Continue statements.
package main

func up(name string, n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				println(name, "stopped")
				return
			}
		}
		println(name, "done")
	}
}

func main() {
outer:
	for i := range up("outer", 4) {
		for j := range up("inner", 3) {
			if j == 1 && i == 0 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			println(i, j)
		}
	}
	println("end")
}
