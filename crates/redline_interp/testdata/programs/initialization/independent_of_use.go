// Package variables are initialized whether they are used or not, before main begins.
// Spec: Package initialization; Program execution.
package main

var table = map[string]func() string{
	"first":  func() string { return "one" },
	"second": second,
}

var list = []int{len(table), cap(make([]int, 2, 5))}

var pointer = &list[1]

func second() string { return "two" }

var quiet = func() bool { println("initialized"); return true }()

func main() {
	println(table["first"](), table["second"](), *pointer, list[0])
}
