// Reading a later field through a nil pointer faults at its offset, or at zero where the compiler checks first.
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
