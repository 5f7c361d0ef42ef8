package p

import "os"

type node struct {
	next *node
	n    int
}

func (n *node) value() int { return n.n }

func (n *node) following() *node {
	if n.next == nil {
		return n
	}
	return n.next.following()
}

func follow[T any](p *T) T { return *p }

func second(n int, p *node) int { return n + p.n }

func forms(n *node) int {
	var p *node
	if n == nil {
		print(n.value()) // want `follows the nil pointer`
	}
	switch {
	case n.n > 3:
		return follow[int](nil) // want `follows the nil pointer`
	case n.n > 2:
		return second(1, nil) // want `follows the nil pointer`
	case n.n > 1:
		p.following() // want `follows the nil pointer`
	}
	n.next = nil
	return n.next.value() // want `follows the nil pointer`
}

// A method may be called on nil.
func (n *node) len() int {
	if n == nil {
		return 0
	}
	return 1 + n.next.len()
}

func (n *node) must() *node {
	if n == nil {
		println("no node")
		os.Exit(1)
	}
	return n
}

func logged(n *node) int {
	report("called")
	return n.n
}

func report(string) {}

func (n node) copied() int { return n.n }

func silent(n *node, c bool) int {
	var p *node
	p.len()
	p.must()
	logged(nil)
	if c {
		p = n
	}
	if p != nil {
		return p.value()
	}
	n.next = p
	change(n)
	defer p.value()
	return n.next.value()
}

func change(n *node) { n.next = n }
