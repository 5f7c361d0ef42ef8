// A failed assertion in a recovering function is printed below the panic it could not handle.
// Spec: Handling panics; Type assertions.
package main

func main() {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	panic("a string, no error")
}
