// Calling a method promoted from a nil embedded interface panics.
// Spec: Selectors; Calls.
package main

type closer interface{ close() }

type file struct {
	closer
	name string
}

func main() {
	f := file{name: "f"}
	println(f.name)
	f.close()
}
