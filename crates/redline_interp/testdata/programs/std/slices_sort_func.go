// slices.SortFunc takes a comparison, which cmp.Compare and strings.Compare help to write.
package main

import (
	"cmp"
	"slices"
)

type item struct {
	name  string
	price int
}

func main() {
	items := []item{{"pen", 2}, {"ink", 9}, {"cap", 2}, {"bag", 30}}
	slices.SortFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.price, b.price), cmp.Compare(a.name, b.name))
	})
	for _, it := range items {
		print(it.name, " ")
	}
	cheapest := slices.MinFunc(items, func(a, b item) int { return cmp.Compare(b.price, a.price) })
	println(cheapest.name)
}
