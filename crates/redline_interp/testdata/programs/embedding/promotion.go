// Fields and methods of an embedded struct are promoted to the outer one.
// Spec: Struct types; Selectors.
package main

type base struct {
	id   int
	name string
}

func (b base) hello() string { return "hello " + b.name }

func (b *base) rename(s string) { b.name = s }

type user struct {
	base
	email string
}

func main() {
	u := user{base{1, "ann"}, "a@b"}
	u.rename("bob")
	u.id++
	println(u.hello(), u.name, u.base.id, u.base.hello(), u.email)
	v := u
	v.rename("carl")
	println(u.name, v.name)
}
