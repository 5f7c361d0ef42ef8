// Storing through a nil pointer panics, after the value is calculated.
// Spec: Address operators; Assignment statements.
package main

func value() int {
	println("value")
	return 1
}

func main() {
	var p *int
	*p = value()
}
