// A loop variable that is declared outside the loop is one for all iterations.
// Spec: For statements.
package main

func main() {
	var fs []func()
	var i, v int
	for i = 0; i < 3; i++ {
		fs = append(fs, func() { print(i, " ") })
	}
	for i, v = range []int{7, 8} {
		fs = append(fs, func() { print(i, v, " ") })
	}
	for _, f := range fs {
		f()
	}
	println()
}
