// A visitor over a closed set of types is checked with a generic result.
package main

type visitor[R any] interface {
	number(n int) R
	add(a, b expr) R
}

type expr interface{ isExpr() }

type num int

type add struct{ a, b expr }

func (num) isExpr() {}

func (add) isExpr() {}

func visit[R any](e expr, v visitor[R]) R {
	switch e := e.(type) {
	case num:
		return v.number(int(e))
	case add:
		return v.add(e.a, e.b)
	}
	panic("no such expression")
}

type evaluator struct{}

func (evaluator) number(n int) int { return n }

func (v evaluator) add(a, b expr) int { return visit[int](a, v) + visit[int](b, v) }

type printer struct{}

func (printer) number(n int) string { return string(rune('0' + n)) }

func (v printer) add(a, b expr) string {
	return "(" + visit[string](a, v) + "+" + visit[string](b, v) + ")"
}

func main() {
	e := add{num(1), add{num(2), num(3)}}
	println(visit(e, visitor[int](evaluator{})), visit[string](e, printer{}))
	visit[int](nil, evaluator{})
}
