// Structs of unnamed types are assigned, compared and converted by their fields.
// Spec: Struct types; Type identity.
package main

type named struct {
	x int
	y string
}

func main() {
	a := struct {
		x int
		y string
	}{1, "a"}
	var b named = a
	b.x++
	a = b
	println(a.x, a == b)
	list := []struct {
		in   string
		want int
	}{{"a", 1}, {"bb", 2}}
	for _, c := range list {
		println(c.in, len(c.in) == c.want)
	}
	var config struct {
		inner struct{ depth struct{ n int } }
	}
	config.inner.depth.n = 3
	println(config.inner.depth.n)
}
