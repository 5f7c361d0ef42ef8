// All panics that were not recovered are printed, the oldest first.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		defer func() {
			panic("third")
		}()
		panic("second")
	}()
	panic("first")
}
