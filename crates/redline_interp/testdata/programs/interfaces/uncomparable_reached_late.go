// A comparison stops at the first difference, before it reaches what cannot be compared.
// Spec: Comparison operators.
package main

type pair struct{ a, b any }

func equal(x, y pair) (result string) {
	defer func() {
		if err, ok := recover().(error); ok {
			result = err.Error()
		}
	}()
	if x == y {
		return "equal"
	}
	return "different"
}

func main() {
	f := func() {}
	println(equal(pair{1, 2}, pair{1, 2}))
	println(equal(pair{1, f}, pair{2, f}))
	println(equal(pair{1, f}, pair{1, "s"}))
	println(equal(pair{1, f}, pair{1, f}))
	println(equal(pair{[]int{}, 1}, pair{[]int{}, 2}))
}
