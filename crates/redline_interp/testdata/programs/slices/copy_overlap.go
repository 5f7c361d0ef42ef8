// copy moves the shorter length, also between overlapping slices and from a string.
// Spec: Appending to and copying slices.
package main

func main() {
	s := []int{0, 1, 2, 3, 4, 5, 6, 7}
	n1 := copy(s, s[2:])
	println(n1, s[0], s[5], s[6], s[7])
	t := []int{0, 1, 2, 3, 4, 5, 6, 7}
	n2 := copy(t[2:], t)
	println(n2, t[0], t[2], t[7])
	b := make([]byte, 5)
	n3 := copy(b, "Hello, World!")
	n4 := copy(b, "J")
	println(n3, n4, string(b), copy(b, ""), copy([]int(nil), s))
}
