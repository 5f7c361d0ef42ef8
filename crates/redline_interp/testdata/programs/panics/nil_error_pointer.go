// A nil pointer with an Error method that reads a field panics while it is printed.
// Spec: Handling panics.
package main

type e struct{ text string }

func (e *e) Error() string { return e.text }

func main() {
	var err *e
	panic(err)
}
