// A method value of an interface is bound to the value that it held.
// Spec: Method values.
package main

type animal interface{ sound() string }

type dog struct{ name string }

func (d dog) sound() string { return d.name + " barks" }

type cat struct{}

func (*cat) sound() string { return "meow" }

func main() {
	var a animal = dog{"Rex"}
	f := a.sound
	a = &cat{}
	println(f(), a.sound())
	fs := []func() string{f, a.sound, animal(dog{"Bo"}).sound}
	for _, f := range fs {
		print(f(), "; ")
	}
	println()
}
