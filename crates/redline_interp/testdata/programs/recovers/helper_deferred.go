// A helper that recovers works when it is deferred itself, as function, method or method value.
// Spec: Handling panics.
package main

type guard struct{ name string }

func (g guard) stop() { println(g.name, recover() != nil) }

func (g *guard) stopPointer() { println(g.name, "pointer", recover() != nil) }

func stop() { println("function", recover() != nil) }

func try(f func()) {
	f()
	println("returned")
}

func main() {
	try(func() { defer stop(); panic(1) })
	g := guard{"method"}
	try(func() { defer g.stop(); panic(2) })
	try(func() { defer g.stopPointer(); panic(3) })
	try(func() { f := g.stop; defer f(); panic(4) })
	try(func() { defer guard.stop(g); panic(5) })
	var i interface{ stop() } = &g
	try(func() { defer i.stop(); panic(6) })
}
