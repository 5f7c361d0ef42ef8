// The function yields no, one or two values, and the clause may take fewer.
// Spec: For statements with range clause.
package main

func none(yield func() bool) {
	for range 2 {
		if !yield() {
			return
		}
	}
}

func one(yield func(string) bool) { _ = yield("a") && yield("b") }

func two(yield func(int, string) bool) { _ = yield(1, "x") && yield(2, "y") }

func main() {
	for range none {
		print("- ")
	}
	for s := range one {
		print(s, " ")
	}
	for range one {
		print("+ ")
	}
	for i, s := range two {
		print(i, s, " ")
	}
	for i := range two {
		print(i, " ")
	}
	for _, s := range two {
		print(s, " ")
	}
	for range two {
		print("* ")
	}
	println()
}
