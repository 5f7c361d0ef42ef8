// A linked list is reversed by one tuple assignment a step.
// Spec: Assignment statements.
package main

type node struct {
	value int
	next  *node
}

func main() {
	var head *node
	for i := range 4 {
		head = &node{i, head}
	}
	var back *node
	for head != nil {
		head, head.next, back = head.next, back, head
	}
	for n := back; n != nil; n = n.next {
		print(n.value, " ")
	}
	println()
}
