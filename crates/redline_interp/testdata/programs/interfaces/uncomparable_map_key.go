// A slice as a key of an interface map panics when it is hashed.
// Spec: Map types.
package main

func main() {
	m := map[any]int{1: 1}
	_, ok := m["absent"]
	println(ok)
	m[[]int{1}] = 2
}
