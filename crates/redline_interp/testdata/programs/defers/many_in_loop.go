// A loop may defer any number of calls.
// Spec: Defer statements.
package main

func sum(n int) (total int) {
	for i := range n {
		defer func() { total += i }()
	}
	return 0
}

func stack(words ...string) (s string) {
	for _, w := range words {
		defer func(w string) { s += w + " " }(w)
	}
	return
}

func main() {
	println(sum(1000), stack("a", "b", "c"))
}
