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
