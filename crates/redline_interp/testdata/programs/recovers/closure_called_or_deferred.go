// A closure stored earlier recovers when it is deferred, and not when it is called.
// Spec: Handling panics.
package main

func main() {
	var got any
	catch := func() { got = recover() }
	func() {
		defer catch()
		panic("deferred")
	}()
	println(got.(string))
	func() {
		defer func() { println("outer", recover().(string)) }()
		defer func() { catch() }()
		panic("called")
	}()
	println(got == nil)
}
