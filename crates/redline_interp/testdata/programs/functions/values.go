// Functions are values that are passed, returned, stored and compared with nil.
// Spec: Function types; Calls.
package main

type op func(int, int) int

func add(a, b int) int { return a + b }

func pick(name string) op {
	if name == "add" {
		return add
	}
	if name == "mul" {
		return func(a, b int) int { return a * b }
	}
	return nil
}

func twice(f func(int) int, n int) int { return f(f(n)) }

type ops struct{ run op }

func main() {
	println(pick("add")(2, 3), pick("mul")(2, 3), pick("none") == nil)
	println(twice(func(n int) int { return n * n }, 3))
	o := ops{run: add}
	list := []op{add, pick("mul"), func(a, b int) int { return a - b }}
	for _, f := range list {
		print(f(7, 2), " ")
	}
	println(o.run(1, 1))
}
