package p

type T struct{ n int }
type G[P any] struct{ v P }

func (t *T) Map[A, B any](a A, f func(A) B) B { return f(a) }
func (T) Id[A any](a A) A { return a }
func (g G[P]) Both[A any](p P, a A) (P, A) { return p, a }
func (G[P]) Only[A any]() A { panic(0) }

type E struct{ *T; G[string] }

func use(e E, t *T, g G[int]) {
	_ = t.Map(1, func(int) string { return "" })
	_ = t.Map[int, string]
	_ = (*T).Map[int, bool]
	_ = T.Id[int]
	_, _ = g.Both(1, "x")
	_ = g.Both[byte]
	_ = e.Id(2.5)
	_, _ = e.Both("", 'x')
	_ = E.Both[error]
	_ = G[int].Only[bool]
	_ = (*G[int]).Only[bool]
	var f func(int) int = e.Id
	_ = f
	take(e.Id)
	h := T.Id[string]
	_ = h(T{}, "")
}

func take(f func(string) string) {}

var a = b.Map(1, func(int) int { return c })
var b = new(T)
var c = T.Id(T{}, 1)
