// Words are counted in a map, and printed in the order in which they came.
package main

import "strings"

func main() {
	text := "the quick brown the lazy dog the end quick"
	counts := make(map[string]int, 4)
	var order []string
	for _, w := range strings.Fields(text) {
		if counts[w] == 0 {
			order = append(order, w)
		}
		counts[w]++
	}
	for _, w := range order {
		print(w, "=", counts[w], " ")
	}
	println(len(counts))
}
