package p

type node struct {
	next *node
	n    int
}

func declared() int {
	var n *node
	return n.n // want `follows a nil pointer`
}

func set(n *node) int {
	n = nil
	return n.next.n // want `follows a nil pointer`
}

func both(a, b *node) int {
	if a == nil && b == nil {
		return a.n // want `follows a nil pointer`
	}
	return 0
}

func stored(n *node) int {
	n.next = nil
	return n.next.n // want `follows a nil pointer`
}

func array() int {
	var a *[4]int
	return a[2] // want `follows a nil pointer`
}

func late(n *node) (result int) {
	ok := n != nil
	if !ok {
		result = n.n // want `follows a nil pointer`
	}
	return
}

func silent(n, m *node, all []*node, c bool) int {
	var p *node
	if c {
		p = n
	}
	if p != nil {
		return p.n
	}
	var q *node
	for _, it := range all {
		if q != nil {
			return q.n
		}
		q = it
	}
	n.next = nil
	change(n)
	if n.next.n > 0 {
		return 1
	}
	if n == nil {
		panic("n")
	}
	var crash *int
	_ = *(*int)(nil)
	fill(&crash)
	if false {
		var never *node
		_ = never.n
	}
	return *crash
}

func change(n *node) { n.next = &node{} }

func fill(p **int) { *p = new(int) }

func ends() {
	var end *int32
	*end = 0
}

func counts(n int) {
	var count *int
	*count = n // want `follows a nil pointer`
}

func oneWay(c bool, n *node, all []*node) int {
	var p *node
	if c {
		p = n.next
	}
	return p.n // want `follows a nil pointer`
}

// Where ways meet that have met before it is not seen.
func oneOfThree(a, b bool, n *node) int {
	var p *node
	if a {
		p = &node{}
	} else if b {
		p = &node{n: 1}
	}
	return p.n
}

func cases(kind int, v any, n *node, all []*node, c bool, err error) int {
	var p *node
	switch kind {
	case 0:
		p = n
	case 1:
		p = n.next
	}
	print(p.n)
	var q *node
	switch v := v.(type) {
	case *node:
		q = v
	case int:
		q = n
	}
	print(q.n)
	var r *node
	for _, it := range all {
		if it.n > 0 {
			r = it
		}
	}
	print(r.n)
	var s *node
	if c {
		s = n
	}
	change(s)
	if !c {
		return 0
	}
	return s.n
}

func searched(all *node, n int) int {
	var found *node
	for it := all; it != nil; it = it.next {
		if it.n == n {
			found = it
			break
		}
	}
	return found.n
}
