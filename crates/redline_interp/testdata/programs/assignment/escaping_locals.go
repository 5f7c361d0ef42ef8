// A local variable lives on as long as a pointer to it does.
// Spec: Variables.
package main

func counter() *int {
	n := 10
	return &n
}

func main() {
	a, b := counter(), counter()
	*a++
	*b += 5
	println(*a, *b, a == b)
	var list []*int
	for i := range 3 {
		list = append(list, &i)
	}
	println(*list[0], *list[1], *list[2])
}
