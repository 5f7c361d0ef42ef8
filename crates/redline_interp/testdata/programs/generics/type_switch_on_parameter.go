// A type switch on a value of a type parameter, as an interface, sees the type argument.
// Spec: Type switches; Type parameter declarations.
package main

func kind[T any](v T) string {
	switch x := any(v).(type) {
	case int:
		return "int"
	case string:
		return "string " + x
	case []T:
		return "slice of T"
	case error:
		return "error " + x.Error()
	}
	switch any(&v).(type) {
	case *float64:
		return "float64"
	case *any:
		return "any"
	}
	return "other"
}

type e struct{}

func (e) Error() string { return "e" }

func cases[A, B any](x any) string {
	switch x.(type) {
	case A:
		return "A"
	case B:
		return "B"
	}
	return "neither"
}

func main() {
	println(kind(1), kind("s"), kind(e{}), kind(2.5), kind(any(nil)), kind([]int{}))
	println(cases[int, string](""), cases[int, string](1), cases[int, int](1), cases[int, any](1.5), cases[int, string](nil))
}
