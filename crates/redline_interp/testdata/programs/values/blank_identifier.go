// The blank identifier discards a value, whose expression is evaluated all the same.
// Spec: Blank identifier.
package main

func f(s string) int {
	println("called", s)
	return len(s)
}

func three() (int, int, int) { return f("x"), f("yy"), f("zzz") }

var _ = f("package level")

func ignore(_ int, _ string) {}

func main() {
	_ = f("assigned")
	_, n, _ := three()
	println(n)
	ignore(f("argument"), "")
	for _, _ = range []int{1} {
		println("body")
	}
}
