// The address of a fault is the offset of the field that was read through a nil pointer.
// Spec: Selectors.
package main

type record struct {
	a, b int64
	c    [4]int32
	d    string
}

func main() {
	var r *record
	println(r.c[1])
}
