// A method value of a nil interface panics when it is made.
// Spec: Method values.
package main

type speaker interface{ speak() }

func main() {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	var s speaker
	f := s.speak
	println("not reached")
	f()
}
