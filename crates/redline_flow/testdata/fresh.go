package p

// What is read from what was just made.

type node struct {
	next  *node
	count map[string]int
	done  func()
}

type pair struct{ left, right *node }

func local() *node {
	n := &node{}
	return n.next.next //= nil discharged, nil fails
}

func value() *node {
	var p pair
	return p.left.next //= nil fails
}

func literal(n *node) *node {
	p := &pair{left: n}
	return p.right.next //= nil discharged, nil fails
}

func other(n *node) *node {
	p := &pair{left: n}
	return p.left.next //= nil discharged, nil possible
}

func called() {
	n := new(node)
	n.done() //= nil discharged, nil fails
}

func written() {
	n := new(node)
	n.count["a"] = 1 //= nil discharged, nil-map fails
}

func elements(n int) *node {
	s := make([]*node, n) //= size possible
	return s[0].next      //= index possible, nil fails
}

func stored(n int) *node {
	s := make([]*node, n) //= size possible
	s[0] = &node{}        //= index possible
	return s[1].next      //= index possible, nil possible
}

func given(f func([]*node)) *node {
	s := make([]*node, 2)
	f(s)             //= nil possible
	return s[0].next //= index discharged, nil possible
}

// A round of the loop reads what the one before it stored.
func round(count int) *node {
	n := &node{}
	for range count {
		println(n.next.count == nil) //= nil discharged, nil possible
		n.next = &node{}             //= nil discharged
	}
	return n
}

// Each round makes its own.
func rounds(count int) {
	for range count {
		n := &node{}
		println(n.next.count == nil) //= nil discharged, nil fails
		n.next = &node{}             //= nil discharged
	}
}

// The deferred function may be the one that reads.
func deferred() *node {
	n := &node{}
	defer func() {
		println(n.next.count == nil) //= nil possible, nil possible
	}()
	return n.next //= nil discharged
}

func lookup() *node {
	m := map[string]*node{}
	return m["a"].next //= nil fails
}

func filled(k string) *node {
	m := make(map[string]*node)
	m[k] = &node{}     //= nil-map discharged
	return m["a"].next //= nil possible
}
