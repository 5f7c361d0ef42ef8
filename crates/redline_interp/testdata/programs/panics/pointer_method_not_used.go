// A value whose pointer only has an Error method is printed as a value of its type.
// Spec: Handling panics; Method sets.
package main

type e string

func (*e) Error() string { return "not used" }

func main() {
	panic(e("by value"))
}
