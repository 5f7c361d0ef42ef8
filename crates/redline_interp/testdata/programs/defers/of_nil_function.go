// A deferred nil function panics when it would run, not at the defer statement.
// Spec: Defer statements.
package main

func f() {
	var g func()
	defer println("runs before the nil function")
	defer g()
	println("body")
}

func main() {
	defer func() {
		err := recover().(error)
		println("recovered:", err.Error())
	}()
	f()
}
