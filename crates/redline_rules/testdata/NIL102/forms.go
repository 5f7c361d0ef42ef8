package p

import (
	"log"
	"os"
)

type node struct {
	next *node
	n    int
}

func (n *node) valid() bool { return n != nil }

func one(n *node) int {
	sum := 0
	if n != nil {
		sum += n.n
	}
	return sum + n.n // want `follows a pointer that may be nil`
}

func field(n *node) int {
	if n.next == nil {
		log.Print("no next")
	}
	return 0
}

func either(n *node, c bool) int {
	if n == nil {
		if c {
			println("c")
		} else {
			println("not c")
		}
	}
	return n.n // want `follows a pointer that may be nil`
}

func fatal(message string) {
	println(message)
	os.Exit(1)
}

func silent(n, m, o *node, c bool, exit func(), t interface{ Fatal(...any) }) int {
	if n == nil {
		n = &node{}
	}
	if m == nil {
		fatal("m")
	}
	if o == nil {
		exit()
	}
	p := n.next
	if p == nil {
		t.Fatal("no p")
	}
	q := m.next
	if q == nil && c {
		return 0
	}
	if c {
		return q.n
	}
	r := o.next
	if r == nil {
		log.Fatal("r")
	}
	s := p.next
	if s.valid() {
		return s.n
	}
	return n.n + m.n + o.n + p.n + r.n
}
