// Taking the address of a field of a nil pointer panics by itself.
// Spec: Address operators.
package main

type pair struct{ a, b int }

func address(p *pair) *int { return &p.b }

func main() {
	println(address(&pair{1, 2}) != nil)
	q := address(nil)
	println("not reached", q == nil)
}
