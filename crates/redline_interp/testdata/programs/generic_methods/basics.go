// A method may have type parameters of its own.
// Spec: Method declarations.

//go:build go1.27

package main

type box[T any] struct{ v T }

func (b box[T]) to[U any](f func(T) U) box[U] { return box[U]{f(b.v)} }

type text string

func (t text) repeat[N ~int | ~uint8](n N) (s string) {
	for range int(n) {
		s += string(t)
	}
	return
}

func main() {
	b := box[int]{3}.to(func(n int) string { return string(rune('a' + n)) })
	println(b.v, b.to(func(s string) float64 { return float64(len(s)) / 2 }).v)
	println(text("ab").repeat(2), text("c").repeat[uint8](3))
}
