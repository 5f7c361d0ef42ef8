// An array inside a struct, a map or an interface is copied with it.
// Spec: Assignment statements.
package main

type board struct {
	cells [3]byte
	moves int
}

func main() {
	a := board{cells: [3]byte{'x', '-', 'o'}}
	b := a
	b.cells[1] = 'x'
	println(string(a.cells[:]), string(b.cells[:]))
	m := map[string][2]int{"k": {1, 2}}
	v := m["k"]
	v[0] = 9
	println(m["k"][0], v[0], m["none"][1])
	var i any = a.cells
	a.cells[0] = '!'
	held := i.([3]byte)
	println(string(held[:]), len(held))
}
