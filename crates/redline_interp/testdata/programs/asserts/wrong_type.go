// An assertion to another concrete type panics and names both types.
// Spec: Type assertions.
package main

func main() {
	var x any = "text"
	n := x.(int)
	println(n)
}
