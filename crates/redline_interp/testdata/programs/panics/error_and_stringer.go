// Of a value with both methods, Error counts.
// Spec: Handling panics.
package main

type both struct{}

func (both) Error() string { return "by Error" }

func (both) String() string { return "by String" }

func main() {
	panic(both{})
}
