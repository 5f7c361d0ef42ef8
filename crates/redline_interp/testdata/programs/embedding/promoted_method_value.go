// A method value of a promoted method is bound to the embedded value.
// Spec: Method values; Selectors.
package main

type inner struct{ n int }

func (i inner) get() int { return i.n }

func (i *inner) inc() int { i.n++; return i.n }

type byValue struct{ inner }

type byPointer struct{ *inner }

func main() {
	v := byValue{inner{1}}
	p := byPointer{&inner{10}}
	fs := []func() int{v.get, v.inc, p.get, p.inc}
	v.n, p.n = 5, 50
	for _, f := range fs {
		print(f(), " ")
	}
	println(v.n, p.n)
	println(byValue.get(v), (*byValue).inc(&v), byPointer.inc(p))
}
