// A type switch chooses by the dynamic type, and its variable has the type of the clause.
// Spec: Type switches.
package main

type shape interface{ area() float64 }

type square float64

func (s square) area() float64 { return float64(s * s) }

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		_, is := v.(int)
		if is {
			return "int"
		}
		return "int64"
	case string:
		return v + " of length " + string(rune('0'+len(v)))
	case []int:
		return "slice " + string(rune('0'+len(v)))
	case func() int:
		return "func " + string(rune('0'+v()))
	case shape:
		if v.area() > 5 {
			return "big shape"
		}
		return "shape"
	case error:
		return v.Error()
	default:
		return "other"
	}
}

func main() {
	for _, x := range []any{nil, 1, int64(2), "abc", []int{1, 2}, func() int { return 7 }, square(1), square(3), 1.5} {
		println(describe(x))
	}
}
