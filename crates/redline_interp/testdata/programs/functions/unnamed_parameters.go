// Parameters and results may be unnamed or blank, and receivers too.
// Spec: Function types; Blank identifier.
package main

type t struct{ n int }

func (t) unnamed() string { return "unnamed" }

func (_ *t) blank(_ int, s string) string { return s }

func f(int, string) (int, bool) { return 1, true }

func g() (_ int, s string) {
	s = "kept"
	return 5, s
}

func h() (_ int, s string) {
	s = "bare"
	return
}

func main() {
	println((t{}).unnamed(), (*t)(nil).blank(1, "nil receiver"))
	println(f(1, ""))
	println(g())
	println(h())
}
