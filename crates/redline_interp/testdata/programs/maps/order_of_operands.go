// In an assignment to a map element, the map and the key are evaluated before the value is stored.
// Spec: Assignment statements.
package main

func key(s string) string {
	print("key ")
	return s
}

func value(m map[string]int) int {
	print("value ", len(m), " ")
	m["from value"] = 1
	return 7
}

func main() {
	m := map[string]int{}
	m[key("a")] = value(m)
	println(len(m), m["a"])
	m[key("a")] += value(m)
	println(len(m), m["a"])
	k := "x"
	k, m[k] = "y", 3
	println(k, m["x"], m["y"])
}
