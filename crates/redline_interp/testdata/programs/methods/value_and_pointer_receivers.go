// A value receiver is a copy, a pointer receiver changes the variable.
// Spec: Method declarations; Calls.
package main

type counter struct{ n int }

func (c counter) byValue() int { c.n++; return c.n }

func (c *counter) byPointer() int { c.n++; return c.n }

func main() {
	var c counter
	p := &c
	println(c.byValue())
	println(c.n)
	println(c.byPointer(), p.byValue(), p.byPointer())
	println(c.n)
	list := []counter{{5}}
	list[0].byPointer()
	println(list[0].n, (&list[0]).byValue(), (*p).byPointer())
}
