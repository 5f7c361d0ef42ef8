// Reading the first field through a nil pointer faults at zero.
// Spec: Selectors.
package main

type node struct {
	next  *node
	value int
}

func main() {
	list := &node{nil, 1}
	for {
		println("step")
		list = list.next.next
	}
}
