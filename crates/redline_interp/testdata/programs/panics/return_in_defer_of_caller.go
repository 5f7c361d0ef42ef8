// The caller of a function that died is not returned to, and its deferred calls run.
// Spec: Handling panics.
package main

func use() (n int) {
	defer func() { println("use unwinds with", n) }()
	n = 1
	n = compute()
	println("not reached")
	return
}

func compute() int {
	defer println("compute unwinds")
	panic("compute")
}

func main() {
	println(use())
}
