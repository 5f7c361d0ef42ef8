// Two appends to the same slice with room share its array, and without room they do not.
// Spec: Appending to and copying slices.
package main

func main() {
	base := make([]int, 2, 4)
	a := append(base, 1)
	b := append(base, 2)
	println(a[2], b[2], len(base))
	full := []int{1, 2}
	c := append(full, 3)
	d := append(full, 4)
	c[0] = 50
	println(c[2], d[2], full[0], d[0])
}
