// Appending a slice to a part of itself copies as if from a snapshot.
// Spec: Appending to and copying slices.
package main

func show(s []int) {
	for _, v := range s {
		print(v, " ")
	}
	println(len(s))
}

func main() {
	s := []int{1, 2, 3, 4, 5}
	show(append(s[:1], s[2:]...))
	show(s)
	t := []int{1, 2, 3, 4, 5}
	t = append(t[:3], t[1:4]...)
	show(t)
	u := []int{1, 2, 3}
	u = append(u[:1], append([]int{9}, u[1:]...)...)
	show(u)
}
