// An expression switch compares in order, evaluates its tag once, and may have an initial statement.
// Spec: Expression switches.
package main

func tag() int {
	print("tag ")
	return 3
}

func candidate(n int) int {
	print("case", n, " ")
	return n
}

func main() {
	switch tag() {
	case candidate(1), candidate(2):
		println("low")
	case candidate(3), candidate(4):
		println("three or four")
	case candidate(5):
		println("five")
	}
	switch x := 5; {
	case x > 3:
		println("big")
	case x > 4:
		println("not reached")
	}
	switch y := 2; y * 2 {
	default:
		println("default")
	case 5:
		println("five")
	}
	switch {
	}
	switch tag(); {
	default:
		println()
	}
}
