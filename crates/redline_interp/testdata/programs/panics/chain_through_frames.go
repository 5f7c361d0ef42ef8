// Panics of deferred calls of several functions make one chain.
// Spec: Handling panics.
package main

func a() {
	defer func() { panic("in a") }()
	b()
}

func b() {
	defer func() { panic("in b") }()
	c()
}

func c() {
	defer println("c unwinds")
	panic("in c")
}

func main() {
	a()
}
