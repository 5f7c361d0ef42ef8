// Each clause of a type switch has its own variable, which closures may capture and change.
// Spec: Type switches.
package main

func maker(x any) func() {
	switch v := x.(type) {
	case int:
		return func() { v++; print(v, " ") }
	case string:
		return func() { v += "!"; print(v, " ") }
	default:
		return func() { print(v == nil, " ") }
	}
}

func main() {
	for _, x := range []any{1, "s", nil} {
		f := maker(x)
		f()
		f()
	}
	println()
}
