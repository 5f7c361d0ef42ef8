// An Error method that panics is reported with the panic of it.
// Spec: Handling panics.
package main

type bad struct{}

func (bad) Error() string { panic("inside Error") }

func main() {
	panic(bad{})
}
