package p

import "unsafe"

type I interface { m(x int); N() }
type deep struct { d string }
type E struct { a int; deep }
func (e *E) m(x int) {}
func (E) N() {}
type S struct { *E; b byte }
type G[T any] struct { v T; *E }
func (g *G[T]) get(other T) (v T) { return g.v }
type P *S
const offset = unsafe.Offsetof((*S)(nil).b)
func f(s S, p *S, i I, g G[string], n P) {
	_, _, _ = s.a, p.d, n.b
	s.m(1)
	p.N()
	i.m(2)
	_, _ = g.get, g.m
	_, _, _, _, _ = I.m, (*E).m, E.N, S.N, (*G[int]).get
}
