// An assertion on a nil interface panics.
// Spec: Type assertions.
package main

func main() {
	var x any
	println(x.(string))
}
