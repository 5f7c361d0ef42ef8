// A struct with a function inside is found uncomparable when it is compared through interfaces.
// Spec: Comparison operators.
package main

type job struct {
	name string
	run  func()
}

func main() {
	var a, b any = job{name: "a"}, job{name: "a"}
	println(a != b)
}
