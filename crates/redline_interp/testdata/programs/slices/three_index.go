// A full slice expression bounds the capacity, so that an append copies.
// Spec: Full slice expressions.
package main

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:3]
	t := a[1:3:3]
	println(len(s), cap(s), len(t), cap(t))
	s = append(s, 100)
	t = append(t, 200)
	println(a[3], s[2], t[2])
	u := a[:0:2]
	println(len(u), cap(u), len(u[:2]), cap(a[2:2:2]))
}
