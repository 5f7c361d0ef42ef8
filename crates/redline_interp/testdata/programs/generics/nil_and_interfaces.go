// A type parameter may be an interface type, whose values are nil or hold others.
// Spec: Type parameter declarations; Interface types.
package main

type shower interface{ show() string }

type a struct{}

func (*a) show() string { return "a" }

func show[T shower](v T) string {
	if any(v) == nil {
		return "nil"
	}
	return v.show()
}

func main() {
	println(show(&a{}), show[shower](&a{}), show[shower](nil), show((*a)(nil)))
}
