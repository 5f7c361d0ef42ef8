// A field of a nil pointer is read.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty main
//zoo:site main.(*node).size
//zoo:line nil-dereference
package main

type node struct {
	name string
	left *node
}

//go:noinline
func (n *node) size() int {
	return len(n.left.name) // dies
}

func main() {
	println((&node{}).size())
}
