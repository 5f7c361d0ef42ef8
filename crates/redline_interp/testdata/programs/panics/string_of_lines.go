// The lines after the first of a panic's text are indented.
// Spec: Handling panics.
package main

func main() {
	panic("first line\nsecond line\n\nfourth line\n")
}
