// Package sort orders slices by a function, and searches in sorted ones.
package main

import "sort"

type person struct {
	name string
	age  int
}

func main() {
	people := []person{{"Ann", 40}, {"Bob", 25}, {"Cid", 40}, {"Dan", 31}}
	sort.SliceStable(people, func(i, j int) bool { return people[i].age > people[j].age })
	for _, p := range people {
		print(p.name, " ", p.age, "; ")
	}
	println()
	n := []int{5, 2, 9, 1}
	sort.Ints(n)
	println(n[0], n[1], n[2], n[3], sort.SearchInts(n, 5), sort.SearchInts(n, 6), sort.IntsAreSorted(n))
}
