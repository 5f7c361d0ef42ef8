// Strings are ordered by their bytes.
// Spec: Comparison operators.
package main

func sign(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func main() {
	println(sign("a", "b"), sign("b", "a"), sign("a", "a"), sign("a", "aa"), sign("", "\x00"))
	println(sign("\xff", "é"), sign("ab\x00", "ab"), min("b", "a", "c"), max("b", "a", "c"))
}
