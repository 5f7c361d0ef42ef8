// A panic is recovered for good, and a later one is not.
//
//zoo:kind panic
//zoo:message later
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func try(f func()) {
	defer func() { println("recovered:", recover() != nil) }()
	f()
}

func main() {
	try(func() { panic("early") })
	panic("later") // dies
}
