// The first matching clause of a type switch wins, also among interfaces.
// Spec: Type switches.
package main

type reader interface{ read() }

type writer interface{ write() }

type both interface {
	reader
	writer
}

type r struct{}

func (r) read() {}

type w struct{}

func (*w) write() {}

type rw struct {
	r
	*w
}

func name(x any) string {
	switch x := x.(type) {
	case both:
		x.read()
		return "both"
	case reader:
		return "reader"
	case writer:
		return "writer"
	}
	return "none"
}

func main() {
	println(name(r{}), name(&r{}), name(w{}), name(&w{}), name(rw{}), name(&rw{}), name(1))
	var none both
	switch none.(type) {
	case reader:
		println("never")
	case nil:
		println("nil")
	}
}
