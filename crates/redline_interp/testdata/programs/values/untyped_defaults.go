// An untyped constant takes the default type of its kind when nothing else gives one.
// Spec: Constants.
package main

func kind(x any) string {
	switch x.(type) {
	case int:
		return "int"
	case float64:
		return "float64"
	case rune:
		return "rune"
	case complex128:
		return "complex128"
	case string:
		return "string"
	case bool:
		return "bool"
	}
	return "other"
}

func main() {
	println(kind(1), kind(1.0), kind('a'), kind(1i), kind("s"), kind(1 < 2))
	println(kind('a'+1), kind(1+1.0), kind('a'+1.0), kind(1.0+1i), kind(2*'a'))
	const c = 10 / 4.0
	x, y := c, 1<<3
	println(kind(x), kind(y), x)
}
