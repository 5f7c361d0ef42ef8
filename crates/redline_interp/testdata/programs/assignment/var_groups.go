// Variables are declared alone, in groups, with and without type, and by one call.
// Spec: Variable declarations.
package main

func both() (string, int) { return "s", 3 }

var (
	a, b = both()
	c    uint8
	d, e float32 = 1, 2
)

func main() {
	var f, g = 1, "two"
	var h, i int
	var (
		j any = f
		k     = d / e
	)
	println(a, b, c, d, e, f, g, h, i, j.(int), k)
}
