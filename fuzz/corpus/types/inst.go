package p

type List[T any] struct { next *List[T]; value T }
func (l *List[E]) push(e E) *List[E] { return l }
type Pair[K comparable, V any] = struct { key K; value V }
func Map[K comparable, V any](keys []K, f func(K) V) map[K]V { return nil }
func Of[T any](list ...T) *List[T] { return nil }
func swap[K comparable, V any](Pair[K, V]) (l List[V]) { return l }
var a = Map([]string{}, func(s string) int { return len(s) })
var b = Of[byte]().push(1)
var c = Of(a, nil)
var d = swap(Pair[string, error]{})
var e = Of([]rune{}...)
func g[T any](n int, x T) { if n > 0 { g(n-1, x); g[T](n, x) } }
