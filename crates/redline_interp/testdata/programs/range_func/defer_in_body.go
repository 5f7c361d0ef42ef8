// A deferred call in the body runs when the function around the loop ends.
// Spec: Defer statements; For statements with range clause.
package main

func count(yield func(int) bool) {
	defer println("iterator's own defer")
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func f() (s string) {
	for i := range count {
		defer func() { s += string(rune('0' + i)) }()
		println("body", i)
	}
	println("after the loop")
	return "r"
}

func main() {
	println(f())
}
