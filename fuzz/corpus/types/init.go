package p

var a, b = two(c)
var _ = direct()
var c = func() int { return d }()
var d = T{}.method(e)
var e = (*T).through
var f, g = 1, h
var h = generic(i)
var i = k.method
var _, j = two(0)
var k T
var l = mutual(1)
var m = 2
var none int
var n, o int = len(array), size
var array [size]struct { x int }
const size = 3 + more
const more = 1

type T struct{}
func (T) method(f func(*T, int) int) int { return f(nil, m) }
func (t *T) through(n int) int { return n + p }
func two(n int) (int, error) { return n, nil }
func direct() int { return q }
func generic[X any](x X) X { _ = r; return x }
func mutual(n int) int { return other(n) }
func other(n int) int { if n > 0 { return mutual(n - 1) }; return m }
var p, q, r = 1, 2, 3
