// A variable changed in a case expression is seen by later cases, not by the tag.
// Spec: Expression switches; Order of evaluation.
package main

func main() {
	x := 1
	next := func() int {
		x++
		return x
	}
	switch x {
	case next():
		println("two")
	case next() - 2:
		println("three less two", x)
	}
	switch bump := func() bool { x *= 2; return x > 10 }; {
	case bump():
		println("first", x)
	case bump():
		println("second", x)
	}
}
