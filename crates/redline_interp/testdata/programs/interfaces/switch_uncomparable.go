// An expression switch panics when the values it compares are of one uncomparable type.
// Spec: Expression switches.
package main

func look(x, y any) string {
	switch x {
	case "s", 1:
		return "basic"
	case y:
		return "same"
	}
	return "none"
}

func main() {
	println(look(1, 2), look(1.5, 1.5), look([]int{}, "t"))
	println(look(map[int]int{}, map[int]int{}))
}
