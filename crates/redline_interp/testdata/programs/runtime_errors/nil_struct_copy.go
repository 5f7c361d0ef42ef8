// Copying a struct through a nil pointer panics.
// Spec: Address operators.
package main

type big struct{ data [100]int }

func load(p *big) big { return *p }

func main() {
	b := load(nil)
	println(b.data[0])
}
