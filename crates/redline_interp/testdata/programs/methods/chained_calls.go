// Methods that return their receiver are called in a chain, each on the result before.
// Spec: Calls.
package main

type builder struct {
	text string
	n    int
}

func (b *builder) add(s string) *builder {
	b.text += s
	b.n++
	return b
}

func (b builder) with(s string) builder {
	b.text += s
	return b
}

func main() {
	var b builder
	b.add("a").add("b").add("c").n += 10
	c := b.with("x").with("y")
	println(b.text, b.n, c.text)
}
