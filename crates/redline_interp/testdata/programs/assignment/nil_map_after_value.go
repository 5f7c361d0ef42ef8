// The value for a nil map is calculated before the assignment panics.
// Spec: Assignment statements; Map types.
package main

func value() int {
	println("value")
	return 1
}

func main() {
	var m map[string]int
	m["k"] = value()
}
