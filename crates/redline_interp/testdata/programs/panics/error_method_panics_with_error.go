// An Error method that panics with an error value is reported.
// Spec: Handling panics.
package main

import "errors"

type bad struct{}

func (bad) Error() string { panic(errors.New("an error inside")) }

func main() {
	defer println("deferred calls run before the text is made")
	panic(bad{})
}
