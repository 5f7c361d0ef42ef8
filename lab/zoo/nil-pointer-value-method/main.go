// A value method is called through an interface that holds a nil pointer.
//
//zoo:kind panic
//zoo:message value method main.point.String called using nil *point pointer
//zoo:guilty main
//zoo:site main.describe
//zoo:line nil-dereference
package main

import "fmt"

type point struct{ x, y int }

func (p point) String() string { return fmt.Sprint(p.x, p.y) }

//go:noinline
func describe(value fmt.Stringer) string {
	return value.String() // dies
}

func main() {
	var none *point
	println(describe(none))
}
