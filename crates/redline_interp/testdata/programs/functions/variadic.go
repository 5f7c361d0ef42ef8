// A variadic parameter is nil without arguments, a new slice with them, and the given slice when spread.
// Spec: Function types; Passing arguments to ... parameters.
package main

func f(prefix string, rest ...int) int {
	print(prefix, len(rest), rest == nil, " ")
	if len(rest) > 0 {
		rest[0] = 100
		return rest[0]
	}
	return 0
}

func anything(args ...any) int { return len(args) }

func main() {
	x := 1
	f("none")
	f("one", x)
	s := []int{7, 8}
	f("spread", s...)
	f("nil", nil...)
	println(x, s[0])
	println(anything(), anything(nil), anything(nil...), anything(1, "b", nil), anything([]any{1, 2}...), anything([]any{1, 2}))
}
