// Maps are made, written, read, measured and deleted from.
// Spec: Map types; Index expressions; Deletion of map elements.
package main

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	m["one"] += 10
	m["four"]++
	v, ok := m["two"]
	w, none := m["nine"]
	println(m["one"], m["four"], v, ok, w, none, len(m))
	delete(m, "one")
	delete(m, "nine")
	_, ok = m["one"]
	println(ok, len(m))
	n := m
	n["shared"] = 1
	println(m["shared"], len(m))
}
