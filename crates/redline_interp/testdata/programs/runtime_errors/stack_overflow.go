// Recursion without an end overflows the stack, which no recover stops.
package main

type node struct{ next *node }

func (n *node) length() int { return n.next.length() + 1 }

func main() {
	defer func() { println("not printed", recover() != nil) }()
	ring := &node{}
	ring.next = ring
	println(ring.length())
}
