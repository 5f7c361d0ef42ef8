// A constraint may ask for methods, which are called on the type parameter.
// Spec: Type constraints.
package main

type named interface{ name() string }

type dog struct{}

func (dog) name() string { return "dog" }

type cat struct{ n int }

func (c *cat) name() string { c.n++; return "cat" }

type label string

func (l label) name() string { return string(l) }

func join[T named](values ...T) (s string) {
	for _, v := range values {
		s += v.name() + ","
	}
	return
}

func main() {
	c := &cat{}
	println(join(dog{}, dog{}), join(c, c), join(label("x")), join[named](dog{}, c, label("y")))
	println(c.n)
}
