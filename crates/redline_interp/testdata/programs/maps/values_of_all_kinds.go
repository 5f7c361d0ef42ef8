// Functions, maps, slices, structs and channels may be the values of maps.
// Spec: Map types.
package main

type point struct{ x, y int }

func main() {
	calls := map[string]func(int) int{
		"double": func(n int) int { return 2 * n },
		"square": func(n int) int { return n * n },
	}
	println(calls["double"](4), calls["square"](4), calls["none"] == nil)
	nested := map[string]map[string]int{"a": {"b": 1}}
	nested["a"]["c"] = 2
	println(nested["a"]["c"], nested["x"]["y"], len(nested["a"]))
	points := map[string]point{"p": {1, 2}}
	p := points["p"]
	p.x = 10
	println(points["p"].x, p.x)
	pointers := map[string]*point{"p": {1, 2}}
	pointers["p"].x = 10
	println(pointers["p"].x)
	sets := map[int]struct{}{1: {}}
	_, in := sets[1]
	println(in)
}
