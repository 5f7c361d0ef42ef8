// The results of a deferred call are discarded.
// Spec: Defer statements.
package main

func cleanup(name string) (int, error) {
	println("cleanup", name)
	return 1, nil
}

func sum(n ...int) int {
	t := 0
	for _, v := range n {
		t += v
	}
	println("sum", t)
	return t
}

func main() {
	defer cleanup("one")
	list := []int{1, 2, 3}
	defer sum(list...)
	defer sum(4, 5)
	list[0] = 100
}
