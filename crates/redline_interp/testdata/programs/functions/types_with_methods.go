// A function type may have methods, one of which calls the function.
// Spec: Method declarations.
package main

type handler func(string) string

func (h handler) serve(s string) string { return "<" + h(s) + ">" }

func (h handler) twice() handler {
	return func(s string) string { return h(h(s)) }
}

type server interface{ serve(string) string }

func main() {
	h := handler(func(s string) string { return s + "!" })
	var s server = h.twice()
	println(h.serve("a"), s.serve("b"), handler.serve(h, "c"))
}
