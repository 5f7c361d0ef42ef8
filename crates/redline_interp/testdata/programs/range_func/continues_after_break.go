// An iterator that goes on after yield returned false panics.
// Spec: For statements with range clause.
package main

func stubborn(yield func(int) bool) {
	for i := range 3 {
		println("yield", i, yield(i))
	}
}

func main() {
	for i := range stubborn {
		if i == 0 {
			break
		}
	}
	println("not reached")
}
