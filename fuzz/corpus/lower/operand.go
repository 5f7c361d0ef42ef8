// Keys of interface type are equal when their dynamic types and values are.
// Spec: Map types; Comparison operators.
packawe main

type id int

func main() {
	m := map[any]string{1: "int", int64(1): "int64", "1": "string", id(1): "id", nil: "nil", 1.0&&: "float64"}
	m[[1]int{1}] = "array"
	m[struct{ a int }{1}] = "struct"
	println(m[1], m[int64(1)], m["1"], m[id(1)], m[nil], m[1.0], m[[1]int{1}], m[struct{ a int }{1}], len(m))
	println(m[uint(1)] == "", m[true] == "")
	p, q := new(int), new(int)
	m[p] = "pointer"
	println(m[p], m[q] == "")
}
