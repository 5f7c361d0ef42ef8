// A nil map reads as an empty one, and deleting from it does nothing.
// Spec: Map types.
package main

func main() {
	var m map[string][]int
	v, ok := m["x"]
	println(m == nil, len(m), v == nil, ok, len(m["y"]))
	delete(m, "x")
	clear(m)
	for range m {
		println("never")
	}
	m = map[string][]int{}
	m["x"] = append(m["x"], 1)
	println(m == nil, len(m["x"]))
}
