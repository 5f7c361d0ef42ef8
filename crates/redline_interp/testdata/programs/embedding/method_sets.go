// Whether a struct implements an interface depends on how its parts are embedded.
// Spec: Method sets; Struct types.
package main

type t struct{}

func (*t) pointer() {}

func (t) value() {}

type a struct{ t }

type b struct{ *t }

type wantsPointer interface{ pointer() }

type wantsValue interface{ value() }

func check(v any) {
	_, p := v.(wantsPointer)
	_, q := v.(wantsValue)
	println(p, q)
}

func main() {
	check(t{})
	check(&t{})
	check(a{})
	check(&a{})
	check(b{})
	check(&b{})
}
