// A value lacks the methods of its pointer when it is asserted to an interface.
// Spec: Type assertions; Method sets.
package main

type closer interface{ Close() }

type file struct{}

func (*file) Close() { println("closed") }

func main() {
	var x any = &file{}
	x.(closer).Close()
	x = file{}
	x.(closer).Close()
}
