// A range clause may assign to any addressable operand or map element.
// Spec: For statements with range clause.
package main

type cursor struct {
	at   int
	text string
}

func main() {
	var c cursor
	for c.at, c.text = range []string{"x", "y"} {
	}
	println(c.at, c.text)
	m := map[string]int{}
	for m["index"] = range []int{5, 6, 7} {
	}
	println(m["index"])
	a := []int{0, 0}
	i := 0
	for i, a[i] = range []int{1, 1, 9}[:2] {
		print(i, a[0], a[1], " ")
	}
	println()
}
