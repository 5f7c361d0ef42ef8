package p

type I interface { b(); A() }
type E struct{}
func (E) A() {}
func (*E) b() {}
func (E) _() {}
type F struct { c int }
func (*F) b() {}
func (F) D(x int) (err error) { return nil }
type ByValue struct { E }
type ByPointer struct { *E }
type Ambiguous struct { E; F }
type Hidden struct { *E; A int }
type Interface struct { I; F }
type Twice struct { ByValue; Other; D int }
type Other struct { E }
type Pointer *E
type Generic[T any] struct { value T; *E }
func (g *Generic[P]) Get() (p P) { return g.value }
func (g Generic[_]) Len() int { return 0 }
type Instance struct { Generic[string] }
type Recursive struct { *Recursive; E }
type Alias = E
