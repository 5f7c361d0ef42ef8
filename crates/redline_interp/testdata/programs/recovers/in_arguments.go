// A recover among the arguments of a deferred call is evaluated at the defer statement, to nil.
// Spec: Handling panics; Defer statements.
package main

func show(vs ...any) { println(len(vs), vs[0] == nil) }

func main() {
	defer func() { println("recovered", recover().(string)) }()
	defer show(recover())
	defer func(v any) { println(v == nil) }(recover())
	panic("x")
}
