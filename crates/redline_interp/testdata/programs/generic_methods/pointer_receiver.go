// A generic method with a pointer receiver changes its receiver, and may be called on nil.
// Spec: Method declarations.

//go:build go1.27

package main

type log struct{ lines []string }

func (l *log) record[T interface{ name() string }](v T) T {
	if l == nil {
		return v
	}
	l.lines = append(l.lines, v.name())
	return v
}

type dog struct{ n int }

func (d dog) name() string { return "dog" }

type cat string

func (c cat) name() string { return string(c) }

func main() {
	var l log
	println(l.record(dog{5}).n, string(l.record(cat("tom"))), len(l.lines), l.lines[0]+l.lines[1])
	var none *log
	println(none.record(dog{7}).n)
}
