// A second parameter stands for the pointer to the first, whose methods change new values.
// Spec: Type inference; Core types.
package main

type setter[T any] interface {
	*T
	set(string)
}

type upper struct{ text string }

func (u *upper) set(s string) { u.text = s + "!" }

type length int

func (l *length) set(s string) { *l = length(len(s)) }

func parse[T any, P setter[T]](words ...string) []T {
	out := make([]T, len(words))
	for i, w := range words {
		P(&out[i]).set(w)
	}
	return out
}

func main() {
	u, l := parse[upper]("a", "b"), parse[length]("four", "seven")
	println(u[0].text, u[1].text, l[0], l[1])
}
