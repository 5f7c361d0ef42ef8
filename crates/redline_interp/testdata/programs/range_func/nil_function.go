// Ranging over a nil function panics.
// Spec: For statements with range clause.
package main

func main() {
	var seq func(func(int) bool)
	println("before")
	for i := range seq {
		println(i)
	}
}
