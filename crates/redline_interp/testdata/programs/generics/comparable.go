// A comparable type parameter is compared with == and used as a key.
// Spec: Type constraints; Comparison operators.
package main

func index[T comparable](s []T, v T) int {
	for i, e := range s {
		if e == v {
			return i
		}
	}
	return -1
}

func unique[T comparable](s []T) (out []T) {
	seen := map[T]bool{}
	for _, v := range s {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return
}

type point struct{ x, y int }

func main() {
	println(index([]string{"a", "b"}, "b"), index([]point{{1, 2}, {3, 4}}, point{3, 4}), index([]any{1, "x"}, any("y")))
	println(len(unique([]int{1, 2, 1, 3, 2})), len(unique([]any{1, int8(1), 1})))
}
