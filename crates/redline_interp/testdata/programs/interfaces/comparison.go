// Interface values are equal when their dynamic types and values are, or both are nil.
// Spec: Comparison operators.
package main

type id int

type err struct{ code int }

func (e *err) Error() string { return "err" }

func main() {
	var a, b any = 1, 1
	println(a == b, a == any(int64(1)), a == any(id(1)), a == 1, a != nil)
	b = "s"
	println(a == b, b == "s", any(nil) == nil)
	p, q := &err{1}, &err{1}
	var e, f error = p, q
	println(e == f, e == error(p), e == p, *p == *q)
	var c any = [2]any{1, "x"}
	println(c == [2]any{1, "x"}, c == any([2]any{1, "y"}), any(struct{ n int }{1}) == struct{ n int }{1})
}
