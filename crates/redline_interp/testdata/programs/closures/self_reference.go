// A closure calls itself through the variable it is stored in, even after that changes.
// Spec: Function literals.
package main

func main() {
	var down func(int) string
	down = func(n int) string {
		if n == 0 {
			return "."
		}
		return "x" + down(n-1)
	}
	println(down(3))
	old := down
	down = func(n int) string { return "other" }
	println(old(3), down(3))
}
