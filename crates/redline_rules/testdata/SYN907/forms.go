package p

import (
	"strings"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  int
}

type nested struct {
	name  string
	inner [2]counter
}

type marker struct{ _ noCopy }

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

type embeds struct{ *sync.Mutex }

type lockable struct{ sync.Locker }

var shared counter
var all []counter

func assigned(c *counter, m map[string]counter) {
	one := *c // want `assignment copies counter, which contains sync.Mutex`
	use(&one)
	var two = shared // want `assignment copies counter, which contains sync.Mutex`
	use(&two)
	two = (m["a"]) // want `assignment copies counter, which contains sync.Mutex`
	two, n := all[0], 1 // want `assignment copies counter, which contains sync.Mutex`
	_ = n
	_ = shared
	var _ = shared
	three := counter{n: 1}
	use(&three)
	*c = counter{}
	*c = made()
	*c = *new(counter)
	p := c
	use(p)
}

func made() counter   { return counter{} }
func use(c *counter)  {}
func take(v any)      {}
func unnamed(counter) {}
func blank(_ counter) {}

func passed(c counter) { // want `parameter is a copy of counter`
	take(c)
	take(shared) // want `argument is a copy of counter`
	take(all[1]) // want `argument is a copy of counter`
	take(&shared)
	_ = any(shared) // want `argument is a copy of counter`
	func(n nested) {}(nested{}) // want `parameter is a copy of nested, which contains sync.Mutex`
	_ = len(nested{}.inner)
	all = append(all, shared) // want `argument is a copy of counter`
	all = append(all, all...)
}

func (c counter) get() int { return c.n } // want `receiver is a copy of counter`
func (counter) kind() string { return "" }
func (c *counter) set() {}

func returned(c *counter) (counter, error) {
	return *c, nil // want `return copies counter`
}

func literals(c *counter) {
	take([]any{*c, 1}) // want `literal copies counter`
	take(nested{inner: [2]counter{0: shared}}) // want `literal copies counter`
	take(map[string]counter{"a": {}})
}

func sent(to chan counter) {
	to <- shared // want `send copies counter`
	to <- counter{}
	got := <-to // want `assignment copies counter`
	use(&got)
}

func ranged(list []counter, by map[string]*counter) {
	for i, c := range list { // want `range copies counter`
		take(i + c.n)
	}
	for i := range list {
		list[i].set()
	}
	for _, c := range by {
		c.set()
	}
	var c counter
	for _, c = range list { // want `range copies counter`
		use(&c)
	}
	for _, _ = range list {
	}
}

func iterated() {
	for c := (counter{}); c.n < 3; c.n++ { // want `each iteration copies counter`
		c.set()
	}
}

func unused() counter {
	var c counter
	c.n = 1
	list := [1]counter{}
	list[0] = c
	take(list)
	return c
}

func used() counter {
	var c counter
	c.mu.Lock()
	take(c) // want `argument is a copy of counter`
	return c // want `return copies counter`
}

func pointers(e embeds, l lockable, m *sync.Mutex) {
	e2, l2 := e, l
	take(e2)
	take(l2)
	take(m)
}

type flags struct {
	on    atomic.Bool
	value atomic.Value
}

type holds struct{ v atomic.Value }

func others(f *flags, o *sync.Once, m *marker, h *holds, wg *sync.WaitGroup) {
	a, b := *f, *o // want `assignment copies flags, which contains atomic.noCopy` `assignment copies sync.Once`
	take(&a)
	take(&b)
	c := *m // want `assignment copies marker, which contains noCopy`
	take(&c)
	take(*h)  // want `argument is a copy of holds, which contains atomic.Value`
	take(*wg) // want `argument is a copy of sync.WaitGroup`
}

func generic[T counter | int, U any](t T, u U) { // want `parameter is a copy of T, which contains sync.Mutex`
}

type text struct{ b strings.Builder }

func (t text) String() string { return t.b.String() }

func (t text) add() { // want `receiver is a copy of text, which contains strings.Builder`
	t.b.WriteString("x")
}

func (t text) addSafely() {
	t.b.Reset()
	t.b.WriteString("x")
}

func builders(t *text) {
	copied := *t // want `assignment copies text, which contains strings.Builder`
	print(&copied.b)
	other := *t
	take(other.b.Len())
	var fresh strings.Builder
	fresh.WriteString("x")
	take(fresh.String())
}

func values(list []atomic.Value) {
	for _, v := range list {
		take(v.Load())
	}
	for _, v := range list { // want `range copies atomic.Value`
		v.Store(1)
	}
}
