// A panic with an error that wraps another prints the text of the outer one.
package main

import "errors"

type wrapped struct{ err error }

func (w wrapped) Error() string { return "wrapped: " + w.err.Error() }

func (w wrapped) Unwrap() error { return w.err }

func main() {
	panic(wrapped{errors.New("cause")})
}
