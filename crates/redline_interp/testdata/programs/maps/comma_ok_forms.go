// The second result of a map read may be declared, assigned, returned or discarded.
// Spec: Index expressions.
package main

type flag bool

var m = map[string]flag{"a": true, "b": false}

var first, there = m["a"]

func main() {
	println(first, there)
	var v, ok = m["b"]
	println(v, ok)
	v, ok = m["c"]
	println(v, ok)
	if _, ok := m["a"]; ok {
		println("has a")
	}
	var s struct{ ok bool }
	var seen [1]flag
	seen[0], s.ok = m["a"]
	println(seen[0], s.ok)
	var known flag
	_, known = m["b"]
	println(known)
}
