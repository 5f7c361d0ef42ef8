// panic(nil) dies as a PanicNilError.
// Spec: Handling panics.
// Go 1.26: the text of a PanicNilError does not begin with `runtime error:`.
package main

func main() {
	panic(nil)
}
