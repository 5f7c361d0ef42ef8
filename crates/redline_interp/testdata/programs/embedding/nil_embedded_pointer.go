// Selecting a promoted field through a nil embedded pointer panics.
// Spec: Selectors.
package main

type inner struct{ n int }

type outer struct {
	name string
	*inner
}

func main() {
	o := outer{name: "o"}
	println(o.name, o.inner == nil)
	println(o.n)
}
