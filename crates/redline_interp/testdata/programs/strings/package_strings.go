// A few functions of package strings, on usual and on border cases.
package main

import "strings"

func main() {
	parts := strings.Split("a,b,,c", ",")
	println(len(parts), strings.Join(parts, "|"), len(strings.Split("", ",")), len(strings.Split("abc", "")))
	println(strings.Index("chicken", "ken"), strings.Index("x", "y"), strings.Index("x", ""))
	println(strings.Contains("seafood", "foo"), strings.HasPrefix("golang", "go"), strings.HasSuffix("golang", "g"))
	println(strings.Repeat("ab", 3), strings.ToUpper("grüße"), strings.TrimSpace(" \t x y\n"))
	println(len(strings.Fields("  one  two\tthree\n")), strings.Join(nil, ","))
}
