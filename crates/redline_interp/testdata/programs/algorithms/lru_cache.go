// A cache of a map and a linked list forgets what was not used for longest.
package main

type entry struct {
	key        string
	value      int
	prev, next *entry
}

type cache struct {
	size  int
	index map[string]*entry
	root  entry
}

func newCache(size int) *cache {
	c := &cache{size: size, index: map[string]*entry{}}
	c.root.prev, c.root.next = &c.root, &c.root
	return c
}

func (e *entry) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *cache) front(e *entry) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *cache) put(key string, value int) {
	if len(c.index) == c.size {
		last := c.root.prev
		last.unlink()
		delete(c.index, last.key)
	}
	e := &entry{key: key, value: value}
	c.index[key] = e
	c.front(e)
}

func (c *cache) get(key string) (int, bool) {
	e, ok := c.index[key]
	if !ok {
		return 0, false
	}
	e.unlink()
	c.front(e)
	return e.value, true
}

func main() {
	c := newCache(2)
	c.put("a", 1)
	c.put("b", 2)
	println(c.get("a"))
	c.put("c", 3)
	println(c.get("b"))
	println(c.get("a"))
	println(c.get("c"))
}
