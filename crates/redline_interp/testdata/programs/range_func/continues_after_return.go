// An iterator that goes on after the body returned panics, before the function returns.
// Spec: For statements with range clause.
package main

func stubborn(yield func(int) bool) {
	yield(1)
	yield(2)
}

func f() int {
	defer println("deferred in f")
	for i := range stubborn {
		return i
	}
	return 0
}

func main() {
	println(f())
}
