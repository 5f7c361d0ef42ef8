package p

import "errors"

type T struct {
	next *T
	n    int
	m    map[string]*T
	f    func()
}

func conditions(p *T) int {
	if p == nil {
		return p.n //= nil fails
	}
	return p.n //= nil discharged
}

func negated(p *T) int {
	if !(p != nil) {
		return 0
	}
	return p.n //= nil discharged
}

func and(p, q *T) int {
	if p != nil && q != nil {
		return p.n + q.n //= nil discharged, nil discharged
	}
	if p == nil || q == nil {
		return 0
	}
	return p.n //= nil discharged
}

func afterUse(p *T) int {
	a := p.n //= nil possible
	b := p.n //= nil discharged
	return a + b
}

func remembered(p *T) int {
	valid := p != nil && p.n > 0 //= nil discharged
	if valid {
		return p.n //= nil discharged
	}
	return 0
}

func flag(p *T) int {
	ok := false
	if p != nil {
		ok = true
	}
	if ok {
		return p.n //= nil discharged
	}
	return 0
}

func joined(c bool, p *T) int {
	q := &T{}
	if c {
		q = &T{n: 1}
	}
	var r *T
	if c {
		r = q
	}
	return q.n + r.n //= nil discharged, nil possible
}

func paired(c bool) int {
	var p *T
	var err error
	if c {
		p = &T{}
	} else {
		err = errors.New("c")
	}
	if err != nil {
		return 0
	}
	return p.n //= nil discharged
}

func loop(all []*T) int {
	var last *T
	for _, p := range all {
		if p == nil {
			continue
		}
		last = p
		_ = last.n //= nil discharged
	}
	return last.n //= nil possible
}

func list(p *T) (n int) {
	for p != nil {
		n += p.n   //= nil discharged
		p = p.next //= nil discharged
	}
	return
}

func field(p *T) int {
	if p.next != nil { //= nil possible
		return p.next.n //= nil discharged, nil discharged
	}
	return 0
}

func fieldCalled(p *T) int {
	if p.next != nil { //= nil possible
		list(p)
		return p.next.n //= nil discharged, nil possible
	}
	return 0
}

func fieldStored(p, q *T) {
	p.next = &T{}  //= nil possible
	p.next.n = 1   //= nil discharged, nil discharged
	q.n = 2        //= nil possible
	p.next.n = 2   //= nil discharged, nil discharged
	q.next = nil   //= nil discharged
	p.next.n = 3   //= nil discharged, nil possible
	q.next.n = 4   //= nil discharged, nil fails
}

func maps(m map[string]*T, key string) int {
	p, ok := m[key]
	if !ok {
		return p.n //= nil fails
	}
	if m[key] != nil {
		return m[key].n //= nil discharged
	}
	return p.n //= nil possible
}

func written() {
	var m map[string]int
	m["a"] = 1 //= nil-map fails
	m = map[string]int{}
	m["a"] = 1 //= nil-map discharged
}

func functions(p *T, f func()) {
	if f == nil {
		f = func() {}
	}
	f() //= nil discharged
	g := p.f //= nil possible
	g() //= nil possible
}

func captured() int {
	p := &T{}
	func() { p = nil }()
	return p.n //= nil possible
}

func cycle(n int) int {
	p := &T{}
	for i := 0; i < n; i++ {
		q := p
		if i%2 == 0 {
			q = &T{}
		}
		p = q
	}
	return p.n //= nil discharged
}

type lazy struct {
	p *struct {
		name string
		m    map[int]int
	}
}

// Two types that are identical are one, wherever they are written.
func (l *lazy) get() map[int]int {
	if l.p == nil { //= nil possible
		l.p = new(struct { //= nil discharged
			name string
			m    map[int]int
		})
		l.p.m = make(map[int]int) //= nil discharged, nil discharged
	}
	return l.p.m //= nil discharged, nil possible
}

type plain struct{ p *int }

type tagged struct {
	p *int `tag:"p"`
}

// A pointer is converted to one whose struct has other tags.
func retagged(a *plain, v int) int {
	if a.p != nil { //= nil possible
		return 0
	}
	(*tagged)(a).p = &v //= nil discharged
	return *a.p         //= nil discharged, nil possible
}

// The map that is written is the one that is read.
func sameMap(m map[string]*struct{ n int }, v *struct{ n int }) int {
	if m["k"] != nil {
		return 0
	}
	type alias = map[string]*struct{ n int }
	alias(m)["k"] = &struct{ n int }{1} //= nil-map possible
	return m["k"].n                     //= nil discharged
}
