// The text of an error is made after all deferred calls have run.
// Spec: Handling panics.
package main

type e struct{ text string }

func (e *e) Error() string {
	println("Error called")
	return e.text
}

func main() {
	err := &e{"early"}
	defer func() { err.text = "late" }()
	defer println("deferred")
	panic(err)
}
