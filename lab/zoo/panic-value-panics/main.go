// The Error method of the panic value panics itself.
//
//zoo:kind throw
//zoo:line explicit-panic
package main

type failure struct{ cause error }

func (f failure) Error() string { return f.cause.Error() }

func main() {
	panic(failure{})
}
