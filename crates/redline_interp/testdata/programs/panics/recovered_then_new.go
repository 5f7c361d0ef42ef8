// A panic that was recovered before a new one starts is printed as recovered.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		recover()
		panic("second")
	}()
	panic("first")
}
