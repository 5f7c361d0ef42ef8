// A panic with a value of an own error type prints its message, without the type.
// Spec: Handling panics.
package main

type statusError struct {
	code int
	text string
}

func (e statusError) Error() string { return "status " + e.text }

func main() {
	panic(statusError{500, "five hundred"})
}
