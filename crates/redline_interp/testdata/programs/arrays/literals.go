// Array literals may name indices and let the compiler count.
// Spec: Composite literals.
package main

func main() {
	a := [...]string{2: "c", "d", 0: "a"}
	b := [10]int{9: 1, 4: 5}
	c := [...]int{'b' - 'a': 7, 8}
	println(len(a), a[0]+a[2]+a[3], a[1] == "", b[9]+b[4], b[0], len(c), c[1], c[2])
	d := [2][3]int{{1, 2}, {4, 5, 6}}
	e := [...]*[2]int{{1, 2}, {3, 4}}
	println(d[0][2], d[1][2], len(d), len(d[0]), e[1][0])
	println(len([0]int{}), cap(a))
}
