package p

import (
	"fmt"
	"io"
	"log"
	"strings"
)

type plain struct{ n int }

func (p plain) String() string {
	return fmt.Sprint(p) // want `fmt.Sprint calls String again`
}

type pointed struct{ n int }

func (p *pointed) String() string {
	// The value has no method String, only the pointer has.
	_ = fmt.Sprint(*p)
	return fmt.Sprintf("%s", p) // want `fmt.Sprintf calls String again`
}

type taken struct{ n int }

func (t taken) String() string {
	return fmt.Sprintf("%v", &t) // want `fmt.Sprintf calls String again`
}

type twice struct{ n int }

func (t *twice) String() string {
	// A pointer to a pointer has no methods.
	return fmt.Sprintf("%v", &t)
}

type verbs struct{ n int }

func (v verbs) String() string {
	log.Printf("%+v", v)                  // want `log.Printf calls String again`
	_ = fmt.Sprintf("%d %T %p %t", v, v, v, v)
	_ = fmt.Sprintf("%#v", v)
	_ = fmt.Sprintf("%q", v)              // want `fmt.Sprintf calls String again`
	_ = fmt.Sprintf("%*d %s", 3, 4, v)    // want `fmt.Sprintf calls String again`
	_ = fmt.Sprintf("%[1]s", v)
	_ = fmt.Sprintf("%s", v.n)
	_ = fmt.Errorf("%d %v", 1, (v))       // want `fmt.Errorf calls String again`
	_ = fmt.Sprint([]verbs{v})
	args := []any{v}
	_ = fmt.Sprint(args...)
	return strings.Repeat("v", 3)
}

type goes struct{ n int }

func (g goes) GoString() string {
	_ = fmt.Sprintf("%v", g)
	return fmt.Sprintf("%#v", g) // want `fmt.Sprintf calls GoString again`
}

type formats struct{ n int }

func (f formats) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, "%T", f)
	fmt.Fprintf(s, "%"+string(verb), f)
	fmt.Fprintf(s, "%d", f) // want `fmt.Fprintf calls Format again`
}

// Format comes before it.
func (f formats) String() string { return fmt.Sprint(f) }

type notFormat struct{ n int }

func (f notFormat) Format(layout string) string { return fmt.Sprint(f) }

type fails struct {
	cause error
	path  string
}

func (f *fails) Error() string {
	if f.cause != nil {
		return fmt.Sprintf("%s: %v", f.path, f.cause)
	}
	return fmt.Sprintf("failed: %v", f) // want `fmt.Sprintf calls Error again`
}

// Error comes before it.
func (f *fails) String() string { return fmt.Sprint(f) }

type level int

func (l level) String() string {
	switch l {
	case 0:
		return "low"
	default:
		panic(fmt.Sprintf("no level %v", l)) // want `fmt.Sprintf calls String again`
	}
}

type converted int

func (c converted) String() string {
	type bare converted
	_ = fmt.Sprint(bare(c))
	return fmt.Sprintf("%v %d %v", int(c), c, c.next())
}

func (c converted) next() converted { return c + 1 }

type list struct {
	next *list
	n    int
}

func (l *list) String() string {
	if l == nil {
		return ""
	}
	return fmt.Sprint(l.n, l.next)
}

type nested struct{ depth int }

func (n nested) String() string {
	n.depth--
	if n.depth < 0 {
		return ""
	}
	return fmt.Sprint(n)
}

type generic[T any] struct{ value T }

func (g generic[T]) String() string {
	return fmt.Sprint(g) // want `fmt.Sprint calls String again`
}

func (g generic[T]) Error() { fmt.Println(g) }

type outer struct{ inner }

type inner struct{ n int }

func (o outer) String() string { return fmt.Sprint(o.inner) }

func (i inner) String() string { return fmt.Sprint(i.n) }

type wrapper struct{ plain }

type ring struct{ n int }

func (r ring) String() string {
	wrapped := struct{ ring }{r}
	return fmt.Sprint(wrapped) // want `fmt.Sprint calls String again`
}

type held struct{ n int }

func (h held) String() string {
	// The field is not embedded: its method is called for another value.
	return fmt.Sprint(struct{ h int }{h.n})
}

func (held) WriteTo(w io.Writer) { fmt.Fprint(w, held{}) }

type literal struct{ n int }

func (l literal) String() string {
	show := func() string { return fmt.Sprint(l) }
	_ = show
	return ""
}

type shadow struct{ n int }

func (s shadow) String() string {
	{
		s := s.n
		return fmt.Sprint(s)
	}
}

type hash [4]byte

func (h hash) Format(s fmt.State, verb rune) {
	switch verb {
	case 'x':
		fmt.Fprintf(s, "%x", h[:])
	default:
		fmt.Fprintf(s, "%%!%c(hash=%x)", verb, h)
	}
}

type code uint32

// Error is not the method of errors: it returns one.
func (c code) Error() error { return fmt.Errorf("unknown error: %08x", c) }

type names string

func (n names) String() names { return names(fmt.Sprint(n)) }

type rune32 = rune

type aliased struct{ n int }

func (a aliased) Format(s fmt.State, verb rune32) {
	fmt.Fprint(s, a) // want `fmt.Fprint calls Format again`
}
