// Panics with values of defined basic types print type and value, strings in quotes that escape nothing.
// Spec: Handling panics.
package main

type code int

type reason string

type ratio float64

type flag bool

func main() {
	defer func() { panic(flag(true)) }()
	defer func() { panic(ratio(0.5)) }()
	defer func() { panic(reason("disk\n\"full\"")) }()
	panic(code(7))
}
