// A range clause over a function may assign to existing operands.
// Spec: For statements with range clause.
package main

func squares(yield func(int, int) bool) {
	for i := 1; yield(i, i*i) && i < 4; i++ {
	}
}

func main() {
	var i int
	s := make([]int, 5)
	for i, s[i] = range squares {
	}
	println(i, s[0], s[1], s[2], s[3])
	m := map[string]int{}
	for m["last"], _ = range squares {
	}
	println(m["last"])
}
