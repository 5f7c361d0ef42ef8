// An example panics.
//
//zoo:kind panic
//zoo:message no example
//zoo:guilty main
//zoo:line explicit-panic
//zoo:tests Example_show
//zoo:entry Example_show
package main

func show() { panic("no example") }

func Example_show() {
	show()
	// Output: nothing
}
