// Slice literals name indices by constants, and elements may leave out their type.
// Spec: Composite literals.
package main

type point struct{ x, y int }

func main() {
	s := []int{5: 1, 2, 1: 3, 4}
	println(len(s), s[5], s[6], s[1], s[2], s[0])
	ps := []point{{1, 2}, {y: 3}, {}}
	pp := []*point{{4, 5}, nil, {x: 6}}
	nested := [][]string{{"a"}, {}, nil, {"b", "c"}}
	println(ps[1].y, pp[0].x, pp[1] == nil, pp[2].x, nested[3][1], nested[1] == nil, nested[2] == nil)
}
