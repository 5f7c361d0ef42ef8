// An interface embedded in a struct gives its methods, some of which the struct may replace.
// Spec: Struct types.
package main

type store interface {
	get(k string) string
	put(k, v string)
}

type memory map[string]string

func (m memory) get(k string) string { return m[k] }

func (m memory) put(k, v string) { m[k] = v }

type logged struct {
	store
	calls int
}

func (l *logged) put(k, v string) {
	l.calls++
	l.store.put(k, v+"!")
}

func main() {
	l := &logged{store: memory{}}
	var s store = l
	s.put("a", "1")
	println(s.get("a"), l.calls, l.get("none") == "")
}
