// A field, a method and a package function of one name on different types do not disturb each other.
// Spec: Selectors; Uniqueness of identifiers.
package main

type a struct{ name string }

type b struct{}

func (b) name() string { return "method" }

func name() string { return "function" }

func main() {
	println(a{"field"}.name, b{}.name(), name())
	name := "local"
	println(a{name}.name, b.name(b{}), name)
}
