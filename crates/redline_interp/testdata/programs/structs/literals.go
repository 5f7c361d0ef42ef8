// Struct literals give fields by position or by name, and leave out types inside.
// Spec: Composite literals.
package main

type point struct{ x, y int }

type line struct {
	from, to point
	label    string
	style    *point
}

func main() {
	a := line{point{1, 2}, point{3, 4}, "l", nil}
	b := line{to: point{y: 5}, style: &point{x: 9}}
	c := &line{}
	println(a.from.y, a.to.x, a.style == nil, b.from.x, b.to.y, b.style.x, c.label == "", c.style == nil)
	m := map[point]string{{1, 2}: "a", {}: "zero"}
	println(m[a.from], m[point{}])
}
