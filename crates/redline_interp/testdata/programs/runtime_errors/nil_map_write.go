// Writing to a nil map panics, reading does not.
// Spec: Map types.
package main

type cache struct{ items map[string]int }

func main() {
	var c cache
	println(c.items["a"])
	c.items["a"]++
}
