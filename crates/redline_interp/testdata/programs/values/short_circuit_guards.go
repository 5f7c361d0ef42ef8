// A check on the left of && guards the operation on its right from panicking.
// Spec: Logical operators.
package main

type node struct {
	value int
	next  *node
}

func second(n *node) int {
	if n != nil && n.next != nil && n.next.value > 0 {
		return n.next.value
	}
	return -1
}

func at(s []int, i int) bool { return i < 0 || i >= len(s) || s[i] == 0 }

func main() {
	println(second(nil), second(&node{}), second(&node{1, &node{2, nil}}))
	println(at(nil, 0), at([]int{0}, 0), at([]int{3}, 0), at([]int{3}, -1))
}
