// Slices of one array see each other's writes.
// Spec: Slice types.
package main

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	left, right := a[:3], a[2:]
	left[2] = 30
	println(right[0], a[2])
	right = right[1:]
	right[0] = 40
	println(a[3], len(right), cap(right), cap(left))
	left = left[:cap(left)]
	println(left[4], len(left))
	p := &left[0]
	*p = 10
	println(a[0])
}
