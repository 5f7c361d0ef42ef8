// Package maps clones, compares and collects maps.
package main

import (
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"b": 2, "a": 1, "c": 3}
	n := maps.Clone(m)
	delete(n, "a")
	println(maps.Equal(m, n), len(m), len(n))
	keys := slices.Sorted(maps.Keys(m))
	values := slices.Sorted(maps.Values(m))
	for i, k := range keys {
		print(k, values[i], " ")
	}
	maps.DeleteFunc(m, func(k string, v int) bool { return v%2 == 1 })
	maps.Copy(n, map[string]int{"d": 4})
	println(len(m), m["b"], n["d"])
}
