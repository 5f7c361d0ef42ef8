// Functions of package strings that need its own bodies.
package main

import "strings"

func main() {
	before, after, found := strings.Cut("key=value=x", "=")
	println(before, after, found)
	println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("aaa", "a", "bb"))
	println(strings.Title("go gopher"), strings.TrimLeft("xxhixx", "x"), strings.TrimSuffix("a.go", ".go"))
	println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"), strings.Count("cheese", "e"), strings.LastIndex("go gopher", "go"), strings.EqualFold("Go", "GO"))
	for part := range strings.SplitSeq("x-y-z", "-") {
		print(part, " ")
	}
	println(len(strings.FieldsFunc("a1b2c", func(r rune) bool { return r < 'a' })))
}
