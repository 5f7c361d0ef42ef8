// sort.Sort works on any type with the three methods, and sort.Reverse turns it round.
package main

import "sort"

type byLength []string

func (b byLength) Len() int { return len(b) }

func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }

func (b byLength) Swap(i, j int) { b[i], b[j] = b[j], b[i] }

func show(words []string) {
	for _, w := range words {
		print(w, " ")
	}
	println()
}

func main() {
	words := []string{"ccc", "a", "dddd", "bb"}
	sort.Sort(byLength(words))
	show(words)
	sort.Sort(sort.Reverse(byLength(words)))
	show(words)
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	show(words)
}
