// A recover in a method that is promoted through an embedded pointer stops the panic.
// Spec: Handling panics; Selectors.
package main

type catcher struct{ seen any }

func (c *catcher) catch() { c.seen = recover() }

type service struct {
	*catcher
	name string
}

func (s service) run() {
	defer s.catch()
	panic(s.name + " failed")
}

func main() {
	s := service{&catcher{}, "s"}
	s.run()
	println(s.seen.(string))
	type runner interface{ catch() }
	func() {
		var r runner = s
		defer r.catch()
		panic("through an interface")
	}()
	println(s.seen.(string))
}
