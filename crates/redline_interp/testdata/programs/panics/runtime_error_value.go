// A runtime error that is panicked with again prints as it did.
// Spec: Run-time panics.
package main

func main() {
	var saved any
	func() {
		defer func() { saved = recover() }()
		var a [3]int
		i := 5
		a[i%8]++
	}()
	panic(saved)
}
