// A panic in the body unwinds through the iterator.
// Spec: Handling panics.
package main

func numbers(yield func(int) bool) {
	defer println("iterator's defer")
	for i := range 5 {
		if !yield(i) {
			return
		}
	}
}

func main() {
	defer println("main's defer")
	for i := range numbers {
		println(i)
		if i == 1 {
			panic("in the body")
		}
	}
}
