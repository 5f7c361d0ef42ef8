// An if statement may have a simple statement, and else branches in a chain.
// Spec: If statements.
package main

func grade(n int) string {
	if n >= 90 {
		return "a"
	} else if m := n / 10; m >= 7 {
		return "b"
	} else if m >= 5 && n != 55 {
		return "c"
	} else {
		return "d"
	}
}

func main() {
	for _, n := range []int{95, 75, 60, 55, 10} {
		print(grade(n), " ")
	}
	println()
	if x := 5; false {
		println(x)
	} else if y := x * 2; y > 5 {
		println(x, y)
	}
	x := 1
	if x++; x > 1 {
		println(x)
	}
}
