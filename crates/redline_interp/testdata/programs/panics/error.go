// A panic with an error prints what its Error method says.
// Spec: Handling panics.
package main

import "errors"

func main() {
	panic(errors.New("no more tea"))
}
