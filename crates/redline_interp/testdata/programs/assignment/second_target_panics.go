// The first assignment of a statement is done when the second one panics.
// Spec: Assignment statements.
package main

type box struct{ v int }

func try(f func()) {
	defer func() { println("recovered", recover() != nil) }()
	f()
}

func main() {
	var p *box
	var m map[string]int
	s := make([]int, 1)
	x := 0
	try(func() { x, p.v = 1, 2 })
	try(func() { x, m["k"] = x+10, 2 })
	i := 1
	try(func() { x, s[i] = x+100, 2 })
	println(x)
}
