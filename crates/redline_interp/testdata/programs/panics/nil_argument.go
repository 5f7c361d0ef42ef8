// panic(nil) dies as a PanicNilError.
// Spec: Handling panics.
package main

func main() {
	panic(nil)
}
