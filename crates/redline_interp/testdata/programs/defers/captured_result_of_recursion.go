// Each call of a recursive function has its own deferred calls and results.
// Spec: Defer statements.
package main

func depth(n int) (path string) {
	defer func() { path = string(rune('0'+n)) + path }()
	if n == 0 {
		return "."
	}
	return depth(n - 1)
}

func main() {
	println(depth(5))
}
