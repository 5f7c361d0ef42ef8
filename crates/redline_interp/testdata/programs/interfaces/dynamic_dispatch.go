// A method call on an interface runs the method of the dynamic type.
// Spec: Calls; Interface types.
package main

type shape interface {
	area() float64
	name() string
}

type rect struct{ w, h float64 }

type circle struct{ r float64 }

type unit struct{ rect }

func (r rect) area() float64 { return r.w * r.h }

func (r rect) name() string { return "rect" }

func (c *circle) area() float64 { return 3 * c.r * c.r }

func (c *circle) name() string { return "circle" }

func (unit) name() string { return "unit" }

func main() {
	total := 0.0
	for _, s := range []shape{rect{2, 3}, &circle{2}, unit{rect{1, 1}}, &rect{1, 2}} {
		print(s.name(), " ", s.area(), " ")
		total += s.area()
	}
	println(total)
}
