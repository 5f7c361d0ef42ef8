// Conditions mix calls, comparisons and negations, and evaluate what they must.
// Spec: Logical operators; If statements.
package main

func in(s string, words ...string) bool {
	for _, w := range words {
		if w == s {
			return true
		}
	}
	return false
}

func check(n int, s string) bool {
	return (n > 0 || in(s, "zero", "none")) && !(n > 9 && !in(s, "many"))
}

func main() {
	println(check(0, "zero"), check(0, "x"), check(5, ""), check(10, "x"), check(10, "many"))
	ok := !(1 > 2) != false
	println(ok, (ok) == (!false))
}
