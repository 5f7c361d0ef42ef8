// Ranging over a function calls it with the loop body as yield.
// Spec: For statements with range clause.
package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		println("start")
		for i := range n {
			if !yield(i) {
				println("stopped")
				return
			}
		}
		println("finished")
	}
}

func main() {
	for i := range count(3) {
		println(i)
	}
	for i := range count(3) {
		if i == 1 {
			break
		}
		println(i)
	}
	for i := range count(3) {
		if i < 2 {
			continue
		}
		println(i)
	}
}
