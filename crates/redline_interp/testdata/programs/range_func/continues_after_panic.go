// An iterator that recovers a panic of the body and calls yield again panics.
// Spec: For statements with range clause.
package main

func stubborn(yield func(int) bool) {
	func() {
		defer func() { recover() }()
		yield(1)
	}()
	println("again")
	yield(2)
}

func main() {
	for range stubborn {
		panic("in body")
	}
}
