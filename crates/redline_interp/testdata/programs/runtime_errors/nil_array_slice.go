// Slicing a nil array pointer panics.
// Spec: Simple slice expressions.
package main

func main() {
	var p *[3]int
	s := p[:]
	println(len(s))
}
