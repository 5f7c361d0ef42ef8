// The lines of an error's text are indented as those of a string.
// Spec: Handling panics.
package main

import "errors"

func main() {
	panic(errors.Join(errors.New("first"), errors.New("second")))
}
