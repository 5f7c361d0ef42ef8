// A call on the right happens before the index of the target is checked.
// Spec: Order of evaluation; Index expressions.
package main

func value() int {
	println("value")
	return 1
}

func index() int {
	println("index")
	return 5
}

func main() {
	s := make([]int, 2)
	defer println("deferred")
	s[index()] = value()
}
