// A failed assertion to a type parameter names the type argument.
// Spec: Type assertions; Instantiations.
package main

func as[T any](x any) T { return x.(T) }

func try[T any](x any) (v T, ok bool) {
	v, ok = x.(T)
	return
}

func main() {
	println(as[int](1), as[string]("s"))
	println(try[float64](1))
	println(try[int](5))
	println(as[bool]("no bool"))
}
