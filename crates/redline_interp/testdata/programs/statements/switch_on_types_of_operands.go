// Cases of a switch on an interface are compared with the dynamic value.
// Spec: Expression switches; Comparison operators.
package main

func look(x any) string {
	switch x {
	case 1:
		return "int 1"
	case "1":
		return "string 1"
	case nil:
		return "nil"
	case 1.0:
		return "float 1"
	case [2]int{1, 2}:
		return "array"
	}
	return "none"
}

func main() {
	println(look(1), look("1"), look(nil), look(1.0), look(int8(1)), look([2]int{1, 2}))
	switch f := 1 << 3; 8.0 {
	case float64(f):
		println("eight")
	}
}
