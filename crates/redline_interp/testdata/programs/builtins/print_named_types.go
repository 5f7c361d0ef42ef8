// Values of defined types print as their underlying types, without methods.
// Spec: Bootstrapping.
package main

type id int

func (id) String() string { return "not used" }

type name string

type ok bool

func main() {
	println(id(5), name("n"), ok(true))
	var e error
	var p *int
	println(e == nil, p == nil, p)
}
