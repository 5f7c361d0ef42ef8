// A swap whose second index is out of range has assigned nothing when it panics.
// Spec: Assignment statements.
package main

func swap(s []int, i, j int) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	s[i], s[j] = s[j], s[i]
	return false
}

func main() {
	s := []int{1, 2, 3}
	println(swap(s, 0, 2), s[0], s[2])
	println(swap(s, 0, 3), s[0], s[1], s[2])
	println(swap(s, 5, 1), s[0], s[1], s[2])
}
