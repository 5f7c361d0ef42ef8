// Loading through a nil pointer panics with the address zero.
// Spec: Address operators.
package main

func main() {
	var p *int
	println(*p)
}
