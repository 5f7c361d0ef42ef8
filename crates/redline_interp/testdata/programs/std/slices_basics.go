// Package slices sorts, searches, compares, reverses and inserts.
package main

import "slices"

func main() {
	s := []int{3, 1, 2}
	t := slices.Clone(s)
	slices.Sort(s)
	at, found := slices.BinarySearch(s, 2)
	println(s[0], s[1], s[2], t[0], at, found)
	println(slices.Contains(t, 1), slices.Index(t, 2), slices.Index(t, 9), slices.Max(t), slices.Equal(s, t))
	slices.Reverse(s)
	s = slices.Insert(s, 1, 10, 11)
	s = slices.Delete(s, 0, 1)
	for _, v := range s {
		print(v, " ")
	}
	println(len(slices.Compact([]int{1, 1, 2, 2, 1})), slices.IndexFunc(s, func(v int) bool { return v < 5 }))
}
