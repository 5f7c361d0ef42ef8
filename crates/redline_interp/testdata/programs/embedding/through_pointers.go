// Promotion goes through embedded pointers, whose target is shared by copies.
// Spec: Struct types; Selectors.
package main

type engine struct{ power int }

func (e *engine) boost() { e.power *= 2 }

func (e engine) report() int { return e.power }

type car struct {
	*engine
	name string
}

type race struct{ first, second car }

func main() {
	c := car{&engine{100}, "a"}
	d := c
	d.boost()
	println(c.power, d.report(), c.engine == d.engine)
	r := race{c, car{&engine{1}, "b"}}
	r.second.boost()
	r.first.power++
	println(r.first.report(), r.second.power, c.power)
}
