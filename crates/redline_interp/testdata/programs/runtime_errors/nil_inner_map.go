// The map inside a map is nil until it is made.
// Spec: Map types.
package main

func main() {
	m := map[string]map[string]bool{}
	println(m["a"]["b"])
	m["a"]["b"] = true
}
