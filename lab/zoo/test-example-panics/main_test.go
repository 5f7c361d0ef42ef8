// An example panics.
//
//zoo:kind panic
//zoo:message no example
//zoo:guilty main
//zoo:line explicit-panic
//zoo:tests ExampleShow
//zoo:entry ExampleShow
package main

func show() { panic("no example") }

func ExampleShow() {
	show()
	// Output: nothing
}
