// Assigning a struct copies its fields, also out of a slice, a pointer or a call.
// Spec: Assignment statements.
package main

type item struct {
	n    int
	tags []string
	in   struct{ x, y int }
}

func get(p *item) item { return *p }

func main() {
	a := item{n: 1, tags: []string{"t"}}
	b := a
	b.n, b.in.x = 2, 9
	b.tags[0] = "shared"
	println(a.n, a.in.x, a.tags[0])
	list := []item{a, b}
	for _, it := range list {
		it.n = 100
	}
	list[1].n++
	c := get(&list[1])
	c.n = 50
	println(list[0].n, list[1].n, c.n)
	a, b = b, a
	println(a.n, b.n)
}
