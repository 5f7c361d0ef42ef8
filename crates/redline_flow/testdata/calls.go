package p

import (
	"errors"
	"log"
	"os"
	"strings"
)

type node struct {
	next *node
	n    int
}

func find(all []*node, n int) (*node, error) {
	for _, it := range all {
		if it != nil && it.n == n { //= nil discharged
			return it, nil
		}
	}
	return nil, errors.New("none")
}

func lookup(m map[int]*node, n int) (*node, bool) {
	it := m[n]
	return it, it != nil
}

func fresh() *node { return &node{} }

func must(n *node, err error) *node {
	if err != nil {
		panic(err)
	}
	return n
}

func assert(c bool) {
	if !c {
		panic("assertion")
	}
}

func fail(message string) {
	log.Print(message)
	os.Exit(1)
}

func (n *node) valid() bool { return n != nil && n.n > 0 } //= nil discharged

func isNil(n *node) bool { return n == nil }

func check(n *node) error {
	if n == nil {
		return errors.New("nil")
	}
	return nil
}

func uses(all []*node, m map[int]*node, p, q, r, s, t, u *node) {
	it, err := find(all, 1)
	if err != nil {
		_ = it.n //= nil fails
		return
	}
	_ = it.n //= nil discharged
	if other, ok := lookup(m, 2); ok {
		_ = other.n //= nil discharged
	}
	_ = fresh().n //= nil discharged
	if p.valid() {
		_ = p.n //= nil discharged
	}
	if !isNil(q) {
		_ = q.n //= nil discharged
	}
	if err := check(r); err != nil {
		return
	}
	_ = r.n //= nil discharged
	assert(s != nil)
	_ = s.n //= nil discharged
	if t == nil {
		fail("t")
	}
	_ = t.n //= nil discharged
	if u == nil {
		log.Fatal("u")
	}
	_ = u.n //= nil discharged
}

func texts(s string) {
	i := strings.Index(s, "=")
	_ = s[:i] //= slice possible
	if i >= 0 {
		_ = s[:i]  //= slice discharged
		_ = s[i+1:] //= slice discharged
		_ = s[i]   //= index discharged
	}
	if strings.HasPrefix(s, "ab") {
		_ = s[2:] //= slice discharged
		_ = s[1]  //= index discharged
	}
	_ = strings.Split(s, ",")[0] //= index discharged
	_ = strings.Split(s, ",")[1] //= index possible
	_ = strings.Fields(s)[0]     //= index possible
	t := strings.TrimSpace(s)
	_ = s[:len(t)] //= slice discharged
}

func hash(x uint32) uint32 { return x >> 24 }

func hashed(x uint32) {
	var t [256]int
	_ = t[hash(x)] //= index discharged
}

func recursive(n int) *node {
	if n == 0 {
		return &node{}
	}
	return recursive(n - 1)
}

func useRecursive() int { return recursive(3).n } //= nil possible

// What is computed from parameters is computed for each call.
func hashOf(x uint32, bits, kind uint8) uint32 {
	switch kind {
	case 3:
		return x << 8 * 506832829 >> (32 - bits)
	case 8:
		return uint32(uint64(x) * 0xcf1bbcdcb7a56463 >> (64 - bits))
	}
	return (x*2654435761)>>(32-bits) + 0
}

func twice(n int) int { return 2 * n }

func below(n int) int {
	if n < 10 {
		return n
	}
	return n % 10
}

func hashes(x uint32, n int, b byte) {
	var small [1 << 7]int
	var large [1 << 13]int
	_ = large[hashOf(x, 13, 8)] //= index discharged
	_ = large[hashOf(x, 13, 3)] //= index discharged
	_ = small[hashOf(x, 13, 3)] //= index possible
	_ = small[hashOf(x, 7, 3)]  //= index discharged
	_ = large[hashOf(x, b, 3)]  //= index possible
	_ = large[hashOf(x, b&7, 3)] //= index discharged
	_ = large[twice(int(b))]    //= index discharged
	_ = small[twice(int(b))]    //= index possible
	_ = small[twice(n)]         //= index possible
	_ = small[below(int(b)/4)]  //= index discharged
}
